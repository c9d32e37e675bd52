import { OpportuneError } from '@opportune/core';

import { StepFailed } from '../../runtime/stepFailed.ts';
import { ok, type Answer } from '../answer.ts';
import { problem } from '../problem.ts';

/** Answers with what is read from the store, or that it does not answer. What went wrong goes to the log only. */
export async function fromStore(read: () => Promise<unknown>): Promise<Answer> {
  try {
    return ok(await read());
  } catch (error) {
    // A step that cannot be explained never can, however often one asks.
    if (error instanceof OpportuneError && error.code === 'STEP_UNKNOWN') throw error;
    if (error instanceof StepFailed) return { ...problem('STEP_FAILED', 'the step threw'), error: error.cause };
    return { ...problem('STORE_FAILED', 'the store could not read or write'), error };
  }
}
