import { under } from '../shape/pointer.ts';
import { calculation } from './calculation.ts';
import type { Term } from './term.ts';
import type { TermRule } from './termRule.ts';

/** @public */
export interface Modulo<Left = Term, Right = Term> {
  readonly kind: 'modulo';
  readonly left: Left;
  readonly right: Right;
}

/**
 * What is left of the left term after division by the right one, with the sign of the left one. Unknown
 * where one is not a number, or where the result is not finite, as after division by 0.
 *
 * @example
 * ```ts
 * import { modulo } from '@opportune/core';
 *
 * modulo('event.total', 10); // => { kind: 'modulo', left: 'event.total', right: 10 }
 * ```
 * @see docs/semantics.md, C16
 * @public
 */
export const modulo = <const Left extends Term, const Right extends Term>(
  left: Left,
  right: Right,
): Modulo<Left, Right> => ({
  kind: 'modulo',
  left,
  right,
});

/** @public */
export const moduloRule: TermRule<Modulo> = {
  family: 'term',
  kind: 'modulo',
  fields: { required: { left: { is: 'term' }, right: { is: 'term' } } },
  compile: ({ left, right }, build, at) =>
    calculation(
      [build.term(left, under(at, 'left')), build.term(right, under(at, 'right'))],
      (dividend, divisor) => dividend % divisor,
    ),
};
