import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { composed } from './composed.ts';
import type { FactorRule } from './factorRule.ts';

/** @public */
export interface Total<Of = Node> {
  readonly kind: 'total';
  readonly of: readonly Of[];
}

/**
 * The sum of factors, added up from left to right; 0 where there is none.
 *
 * @example
 * ```ts
 * import { product, propensity, total, value } from '@opportune/core';
 *
 * total(product(propensity('click'), value()), value()).of.length; // => 2
 * ```
 * @see docs/semantics.md, R4
 * @public
 */
export const total = <const Of extends readonly Node[]>(...of: Of): Total<Of[number]> => ({ kind: 'total', of });

/** @public */
export const totalRule: FactorRule<Total> = {
  family: 'factor',
  kind: 'total',
  fields: { required: { of: { is: 'list', of: { is: 'node', family: 'factor' } } } },
  compile: ({ of }, build, at) => {
    const parts = of.map((node, i) => build.factor(node, under(under(at, 'of'), i)));
    const bounds = parts.map((part) => part.bound);
    return composed('total', parts, {
      ...(bounds.includes(undefined)
        ? {}
        : { bound: (action) => bounds.reduce((sum, bound) => sum + bound!(action), 0) }),
      score: (moment, action) => {
        let score = 0;
        for (const part of parts) score += part.score(moment, action);
        return score;
      },
    });
  },
};
