import type { Input } from '../events/input.ts';
import type { Cause } from '../funnel/cause.ts';
import type { Contribution, Decision } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import { trace } from '../funnel/trace.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import { advance } from './advance.ts';
import { programFor } from './programFor.ts';
import { sentenceOn } from './sentence.ts';
import type { Step } from './step.ts';
import type { StepResult } from './stepResult.ts';

/**
 * Everything that a step considered, and what became of it.
 * @public
 */
export interface Explanation {
  /** What the step itself gives, with the trace on. */
  readonly result: StepResult;
  /** Every candidate: those chosen first, then those dropped, in the order in which that happened. */
  readonly candidates: readonly Explained[];
}

/**
 * One candidate.
 * @public
 */
export interface Explained {
  readonly action: string;
  /** Where it was chosen; or of which treatment this is the fate, where the action has several. */
  readonly channel?: string;
  readonly cause: Cause;
  /** The same in words, for a marketer. */
  readonly sentence: string;
  /** Set where it was chosen. */
  readonly decision?: Decision;
  /** Set where it was dropped. */
  readonly fate?: Fate;
  readonly score?: number;
  readonly factors?: readonly Contribution[];
}

/**
 * Runs a step again with the trace on: every candidate with the stage and the clause that dropped it, what was seen and
 * what was needed, and when it would pass; and for those that were scored, each factor. Changes nothing.
 *
 * @example
 * ```ts
 * import { allocate, compile, exists, explain, qualify, strategy } from '@opportune/core';
 *
 * const step = compile(
 *   strategy<{ events: { visited: object }; profile: { email: string } }>()({
 *     id: 'welcome',
 *     version: '1',
 *     actions: [{ id: 'hello', channel: 'web', when: exists('profile.email') }],
 *     funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
 *   }),
 * );
 * const { candidates } = explain(step, undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0);
 *
 * candidates[0]?.fate?.reason; // => 'NOT_ELIGIBLE'
 * candidates[0]?.sentence; // => 'hello is not eligible: profile.email is missing, needed any value.'
 * ```
 * @public
 */
export function explain(
  step: Step,
  state: CustomerState | undefined,
  input: Input,
  now: Instant,
  standings?: Standings,
): Explanation {
  const program = programFor(step, state, now, input);
  const result =
    program === undefined ? step(state, input, now, standings) : advance(program, state, input, now, trace, standings);
  return {
    result,
    candidates: [
      ...result.decisions.map((decision): Explained => {
        const { action, channel, cause, score, factors } = decision;
        return { action, channel, cause, decision, score, factors, sentence: sentenceOn(decision) };
      }),
      ...result.dropped.map((fate): Explained => {
        const { action, channel, cause, score, factors } = fate;
        const treated = channel === undefined ? {} : { channel };
        const scored = score === undefined || factors === undefined ? {} : { score, factors };
        return { action, ...treated, cause, fate, ...scored, sentence: sentenceOn(fate) };
      }),
    ],
  };
}
