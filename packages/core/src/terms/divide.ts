import { under } from '../shape/pointer.ts';
import { calculation } from './calculation.ts';
import type { Term } from './term.ts';
import type { TermRule } from './termRule.ts';

/** @public */
export interface Divide<Left = Term, Right = Term> {
  readonly kind: 'divide';
  readonly left: Left;
  readonly right: Right;
}

/**
 * The left term by the right one. Unknown where one is not a number, or where the result is not finite,
 * as after division by 0.
 *
 * @example
 * ```ts
 * import { divide } from '@opportune/core';
 *
 * divide('event.total', 10); // => { kind: 'divide', left: 'event.total', right: 10 }
 * ```
 * @see docs/semantics.md, C16
 * @public
 */
export const divide = <const Left extends Term, const Right extends Term>(
  left: Left,
  right: Right,
): Divide<Left, Right> => ({
  kind: 'divide',
  left,
  right,
});

/** @public */
export const divideRule: TermRule<Divide> = {
  family: 'term',
  kind: 'divide',
  fields: { required: { left: { is: 'term' }, right: { is: 'term' } } },
  compile: ({ left, right }, build, at) =>
    calculation(
      [build.term(left, under(at, 'left')), build.term(right, under(at, 'right'))],
      (dividend, divisor) => dividend / divisor,
    ),
};
