import type { Instant } from '../time/instant.ts';
import type { FactorRule } from './factorRule.ts';
import { leverOn } from './leverOn.ts';
import { simple } from './simple.ts';

/** @public */
export interface Boost {
  readonly kind: 'boost';
  readonly of: Readonly<Record<string, number>>;
  readonly from?: Instant;
  readonly to?: Instant;
}

/**
 * Weights for a time: those of a table, as those of `lever`, from one instant until before another; 1 outside of it.
 *
 * @param of - weights by issue, group or action id, each 0 or more
 * @param dates - `from` and `to`: epoch milliseconds; where one is left out, it has no beginning or no end
 * @example
 * ```ts
 * import { boost, instant } from '@opportune/core';
 *
 * boost({ gifts: 1.5 }, { to: instant('2026-12-25T00:00:00Z') }).of; // => { gifts: 1.5 }
 * ```
 * @see docs/semantics.md, R4
 * @public
 */
export const boost = (
  of: Readonly<Record<string, number>>,
  dates: { readonly from?: Instant; readonly to?: Instant },
): Boost => ({ kind: 'boost', of, ...dates });

/** @public */
export const boostRule: FactorRule<Boost> = {
  family: 'factor',
  kind: 'boost',
  fields: {
    required: { of: { is: 'record', of: { is: 'number', min: 0 }, by: 'target' } },
    optional: { from: { is: 'number' }, to: { is: 'number' } },
  },
  compile: ({ of, from = -Infinity, to = Infinity }) => {
    const weight = leverOn(of);
    return simple('boost', ({ now }, action) => (from <= now && now < to ? weight(action) : 1), {
      bound: (action) => Math.max(1, weight(action)),
    });
  },
};
