import { OpportuneError } from '@opportune/core';

/** What a step, or what is derived from it, has thrown: not the store. */
export class StepFailed extends Error {}

/** Does what the step is needed for, so that a failure of it can be told from one of the store. */
export function ofTheStep<Answer>(run: () => Answer): Answer {
  try {
    return run();
  } catch (error) {
    // One that cannot be explained at all says so itself.
    if (error instanceof OpportuneError) throw error;
    throw new StepFailed('the step threw', { cause: error });
  }
}
