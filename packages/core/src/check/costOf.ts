import type { Rule } from '../strategy/rule.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Bound } from './bound.ts';
import { Effort } from './effort.ts';
import { USUAL, type Sizes } from './sizes.ts';
import { stateBound } from './stateBound.ts';
import { subjectOf } from './subjectOf.ts';

/**
 * What a strategy costs at most.
 * @public
 */
export interface Cost {
  /** The JSON of one customer's state, in bytes. */
  readonly stateBytes: Bound;
  /** How many conditions, policies and factors are asked, each part of one counted. */
  readonly steps: { readonly event: Bound; readonly request: Bound };
}

/**
 * How a strategy is measured.
 * @public
 */
export interface CostOptions {
  /** The rules that it may use; those of `compile` where they are left out. */
  readonly rules?: readonly Rule[];
  /** How large is what others write, where it is not as usual. */
  readonly sizes?: Partial<Sizes>;
}

/**
 * What a strategy costs at most, and of what that is the sum: the bytes of a customer's state, and what is asked for one event and one request. Proven from the strategy alone; only how large
 * events and ids are is assumed.
 *
 * @param source - what `compile` would take
 * @param options - `rules`: the vocabulary; `sizes`: how large is what others write
 * @throws {OpportuneError} STRATEGY_INVALID with every fault at once, where `compile` would refuse it
 * @example
 * ```ts
 * import { allocate, count, days, gte, qualify } from '@opportune/core';
 * import { costOf } from '@opportune/core/check';
 *
 * const { stateBytes, steps } = costOf({
 *   id: 'home',
 *   version: '1',
 *   aggregates: { views: count('product_viewed', { per: days(7) }) },
 *   actions: [{ id: 'club', channel: 'web', when: gte('profile.views', 3) }],
 *   funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 *
 * stateBytes.of.map(({ path, atMost }) => [path, atMost]); // => [['', 894], ['/aggregates/views', 425]]
 * steps.request.bound; // => 1
 * ```
 * @see docs/semantics.md, K9
 * @public
 */
export function costOf(source: Strategy, options: CostOptions = {}): Cost {
  const subject = subjectOf(source, options);
  const sizes = { ...USUAL, ...options.sizes };
  const effort = new Effort(subject, sizes);
  return { stateBytes: stateBound(subject, sizes), steps: { event: effort.event, request: effort.request } };
}
