import type { DeadLetter, Decision, Fault, Input, Instant, Millis, Receipt, StepResult } from '@opportune/core';

import type { CircuitState } from './circuit.ts';
import type { Refused, Taken } from './submitted.ts';

/**
 * What can be watched of a runtime as it works.
 *
 * - `result`: an input was dealt with; of a duplicate that only the store knew there is no `step`
 * - `refused`: an input was not taken
 * - `receipt`: a channel answered, after so many milliseconds; `attempt` counts from 1, and counts on only where the try counts
 * - `deadLetter`: a decision was given up, and is kept among the dead letters
 * - `circuit`: a channel is left alone because its platform fails, is tried, or is delivered by again
 * - `fault`: something outside failed, or a step asks to be woken without end
 * - `store`: how long the store took
 * @public
 */
export type Signal =
  | {
      readonly kind: 'result';
      readonly input: Input;
      readonly answer: Taken['answer'];
      readonly step?: StepResult;
      readonly now: Instant;
    }
  | { readonly kind: 'refused'; readonly input: Input; readonly refused: Refused }
  | {
      readonly kind: 'receipt';
      readonly decision: Decision;
      readonly receipt: Receipt;
      readonly attempt: number;
      readonly took: Millis;
    }
  | { readonly kind: 'deadLetter'; readonly letter: DeadLetter }
  | { readonly kind: 'circuit'; readonly channel: string; readonly state: CircuitState }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | {
      readonly kind: 'store';
      readonly operation: 'load' | 'commit';
      /** What the store says of itself; '' where it says nothing. */
      readonly system: string;
      readonly took: Millis;
    };
