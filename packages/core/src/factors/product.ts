import type { Contribution } from '../funnel/decision.ts';
import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { FactorRule } from './factorRule.ts';

/** @public */
export interface Product<Of = Node> {
  readonly kind: 'product';
  readonly of: readonly Of[];
}

/**
 * The product of factors, multiplied from left to right; 1 where there is none.
 *
 * @example
 * ```ts
 * import { product, value } from '@opportune/core';
 *
 * product(value()); // => { kind: 'product', of: [{ kind: 'value' }] }
 * ```
 * @see docs/semantics.md, R3
 * @public
 */
export const product = <const Of extends readonly Node[]>(...of: Of): Product<Of[number]> => ({ kind: 'product', of });

/** @public */
export const productRule: FactorRule<Product> = {
  family: 'factor',
  kind: 'product',
  fields: { required: { of: { is: 'list', of: { is: 'node', family: 'factor' } } } },
  compile: ({ of }, build, at) => {
    const parts = of.map((node, i) => build.factor(node, under(under(at, 'of'), i)));
    const bounds = parts.map((part) => part.bound);
    const scales = parts.flatMap(({ scale }) => scale ?? []);
    return {
      isStatic: parts.every((part) => part.isStatic === true),
      isScaled: parts.every(({ isStatic, isScaled }) => isStatic === true || isScaled === true),
      ...(bounds.includes(undefined)
        ? {}
        : { bound: (action) => bounds.reduce((product, bound) => product * bound!(action), 1) }),
      ...(scales.length === 0
        ? {}
        : { scale: (moment) => scales.reduce((product, scale) => product * scale(moment), 1) }),
      score: (moment, action) => {
        let score = 1;
        for (const part of parts) score *= part.score(moment, action);
        return score;
      },
      contributions: (moment, action) => {
        const all: Contribution[] = [];
        for (const part of parts) for (const each of part.contributions(moment, action)) all.push(each);
        return all;
      },
    };
  },
};
