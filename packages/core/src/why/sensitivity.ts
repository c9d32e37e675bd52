import { causeKey } from '../funnel/causeKey.ts';
import type { Decision } from '../funnel/decision.ts';
import { canonical } from '../internal/canonical.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Pointer } from '../shape/pointer.ts';
import { replay } from '../step/replay.ts';
import type { Timed } from '../step/stepped.ts';
import type { Bindings } from '../strategy/bindings.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Instant } from '../time/instant.ts';
import { withoutFactor } from './withoutFactor.ts';

/**
 * How much a ranking hangs on one of its factors.
 * @public
 */
export interface Sensitivity {
  /** Where the factor stands in the strategy. */
  readonly clause: Pointer;
  /** Its kind: `propensity`, `lever` … */
  readonly factor: string;
  /** Of how many decisions it was looked at. */
  readonly decisions: number;
  /** How many of these would have gone to another action, or to none. */
  readonly changed: number;
  /** Changed ÷ decisions, 0…1; 0 where there are no decisions. */
  readonly share: number;
}

/**
 * For each factor of a ranking, how often something else would have been decided without it: each decision of a log is asked again, in the same state, with
 * the factor set to 1. A factor that changes nothing could be left out; one on which nearly all hangs decides alone. Others call it arbitration
 * sensitivity, or the sensitivity analysis of prioritisation.
 *
 * Factors are the parts of the product by which `arbitrate` ranks, in the order of the strategy; a ranking that is no product is one factor. Each decision
 * is looked at by itself: what would follow from the other decision does not count. For that see `whatIf`.
 *
 * @param log - in order of `now`; records of `recordOf` are such a log
 * @param options - `until`: how long time runs on after the last input, as for `replay`
 * @throws {OpportuneError} STRATEGY_INVALID where the strategy is none
 * @example
 * ```ts
 * import { allocate, arbitrate, lever, product, value } from '@opportune/core';
 * import { sensitivity } from '@opportune/core/why';
 *
 * const strategy = {
 *   id: 'home',
 *   version: '1',
 *   actions: [
 *     { id: 'sale', channel: 'web', value: 3 },
 *     { id: 'news', channel: 'web', value: 2 },
 *   ],
 *   funnel: [
 *     arbitrate(product(value(), lever({ news: 1.1 }))),
 *     allocate({ hero: { channel: 'web', atMost: 1 } }),
 *   ],
 * };
 * const log = [{ input: { kind: 'request', id: 'r1', customer: 'ada' }, now: 0 }] as const;
 *
 * sensitivity(strategy, {}, log).map(({ factor, share }) => [factor, share]); // => [['value', 1], ['lever', 0]]
 * ```
 * @see docs/semantics.md, W6
 * @public
 */
export function sensitivity(
  strategy: Strategy,
  bindings: Bindings,
  log: Iterable<Timed>,
  options: { readonly until?: Instant } = {},
): readonly Sensitivity[] {
  const variants = [...withoutFactor(strategy)].map(({ clause, factor, strategy: variant }) => ({
    clause,
    factor,
    step: compile(variant, bindings),
    changed: 0,
  }));
  const states = new Map<string, CustomerState>();
  let decisions = 0;
  for (const { input, now, standings, result } of replay(compile(strategy, bindings), log, options)) {
    const before = states.get(input.customer);
    states.set(input.customer, result.state);
    const chosen = result.decisions.filter(({ fallback }) => fallback !== true);
    decisions += chosen.length;
    if (chosen.length === 0) continue;
    for (const variant of variants) {
      const again = new Set(variant.step(before, input, now, standings).decisions.map(placeOf));
      variant.changed += chosen.filter((decision) => !again.has(placeOf(decision))).length;
    }
  }
  return variants.map(({ clause, factor, changed }) => ({
    clause,
    factor,
    decisions,
    changed,
    share: decisions === 0 ? 0 : changed / decisions,
  }));
}

const placeOf = ({ cause, slot, action }: Decision): string => canonical([...causeKey(cause), slot, action]);
