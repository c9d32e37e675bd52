import type { Input } from '../src/events/input.ts';
import type { CustomerState } from '../src/profile/customerState.ts';
import type { Step } from '../src/step/step.ts';
import type { StepResult } from '../src/step/stepResult.ts';
import type { Instant } from '../src/time/instant.ts';

/** Takes inputs one after the other; an event without a time of its own is decided when it happens. */
export function play(
  step: Step,
  scene: readonly (Input | readonly [input: Input, now: Instant])[],
  before?: CustomerState,
): StepResult {
  let result: StepResult | undefined;
  for (const entry of scene) {
    const [input, now] = 'customer' in entry ? [entry, timeOf(entry)] : entry;
    result = step(result?.state ?? before, input, now);
  }
  if (result === undefined) throw new Error('a scene has at least one input');
  return result;
}

function timeOf(input: Input): Instant {
  if ('time' in input) return input.time;
  throw new Error(`a ${input.kind} needs a time: [input, now]`);
}
