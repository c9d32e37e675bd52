import type { FactorRule } from './factorRule.ts';
import { simple } from './simple.ts';

/** @public */
export interface Constant {
  readonly kind: 'constant';
  readonly by: number;
}

/**
 * A number that is always the same: the share of a part in a `total`.
 *
 * @param by - 0 or more
 * @example
 * ```ts
 * import { constant, product, propensity, total, value } from '@opportune/core';
 *
 * total(product(constant(0.7), propensity('click')), product(constant(0.3), value())).of.length; // => 2
 * ```
 * @see docs/semantics.md, R4
 * @public
 */
export const constant = (by: number): Constant => ({ kind: 'constant', by });

/** @public */
export const constantRule: FactorRule<Constant> = {
  family: 'factor',
  kind: 'constant',
  fields: { required: { by: { is: 'number', min: 0 } } },
  compile: ({ by }) => simple('constant', () => by, { bound: () => by, isStatic: true }),
};
