import { under } from '../shape/pointer.ts';
import { calculation } from './calculation.ts';
import type { Term } from './term.ts';
import type { TermRule } from './termRule.ts';

/** @public */
export interface Minus<Left = Term, Right = Term> {
  readonly kind: 'minus';
  readonly left: Left;
  readonly right: Right;
}

/**
 * The left term less the right one. Unknown where one is not a number, or where the result is not finite.
 *
 * @example
 * ```ts
 * import { minus } from '@opportune/core';
 *
 * minus('event.total', 10); // => { kind: 'minus', left: 'event.total', right: 10 }
 * ```
 * @see docs/semantics.md, C16
 * @public
 */
export const minus = <const Left extends Term, const Right extends Term>(
  left: Left,
  right: Right,
): Minus<Left, Right> => ({
  kind: 'minus',
  left,
  right,
});

/** @public */
export const minusRule: TermRule<Minus> = {
  family: 'term',
  kind: 'minus',
  fields: { required: { left: { is: 'term' }, right: { is: 'term' } } },
  compile: ({ left, right }, build, at) =>
    calculation([build.term(left, under(at, 'left')), build.term(right, under(at, 'right'))], (a, b) => a - b),
};
