import type { Decision } from '../funnel/decision.ts';
import { replay } from '../step/replay.ts';
import type { Step } from '../step/step.ts';
import type { Timed } from '../step/stepped.ts';
import type { Instant } from '../time/instant.ts';
import { compareDecisions, type Comparison } from './compareDecisions.ts';

/**
 * Runs the same log through two strategies and compares what they decide, as `compareDecisions` does. Each strategy lives with what it has
 * decided itself, so that a cap that the one has used up may be open in the other.
 *
 * The log says what customers did when the first strategy decided: what they would have done otherwise nobody knows. Receipts and outcomes
 * of decisions that the other does not make are ignored by it.
 *
 * @param log - in order of `now`; records of `recordOf` are such a log. It is read once and kept, as are all decisions
 * @param options - `until`: how long time runs on after the last input, as for `replay`
 * @example
 * ```ts
 * import { allocate, arbitrate, compile, lever, product, value } from '@opportune/core';
 * import { whatIf } from '@opportune/core/why';
 *
 * const pulling = (sale: number) =>
 *   compile({
 *     id: 'home',
 *     version: '1',
 *     actions: [
 *       { id: 'sale', channel: 'web', value: 3 },
 *       { id: 'news', channel: 'web', value: 2 },
 *     ],
 *     funnel: [arbitrate(product(value(), lever({ sale }))), allocate({ hero: { channel: 'web', atMost: 1 } })],
 *   });
 * const log = [{ input: { kind: 'request', id: 'r1', customer: 'ada' }, now: 0 }] as const;
 * const { changed, actions } = whatIf(pulling(1), pulling(0.5), log);
 *
 * changed; // => 1
 * actions.sale; // => { before: 1, after: 0, same: 0 }
 * ```
 * @see docs/semantics.md, W3
 * @public
 */
export function whatIf(
  step: Step,
  other: Step,
  log: Iterable<Timed>,
  options: { readonly until?: Instant } = {},
): Comparison {
  const inputs = [...log];
  const decided = function* (by: Step): Generator<Decision, void, undefined> {
    for (const { result } of replay(by, inputs, options)) yield* result.decisions;
  };
  return compareDecisions(decided(step), decided(other));
}
