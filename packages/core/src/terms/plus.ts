import { under } from '../shape/pointer.ts';
import { calculation } from './calculation.ts';
import type { Term } from './term.ts';
import type { TermRule } from './termRule.ts';

/** @public */
export interface Plus<Of = Term> {
  readonly kind: 'plus';
  readonly of: readonly Of[];
}

/**
 * The sum of its terms; 0 where there is none. Unknown where one of them is not a number, or where the result is not
 * finite.
 *
 * @example
 * ```ts
 * import { plus } from '@opportune/core';
 *
 * plus('event.total', 10); // => { kind: 'plus', of: ['event.total', 10] }
 * ```
 * @see docs/semantics.md, C16
 * @public
 */
export const plus = <const Of extends readonly Term[]>(...of: Of): Plus<Of[number]> => ({ kind: 'plus', of });

/** @public */
export const plusRule: TermRule<Plus> = {
  family: 'term',
  kind: 'plus',
  fields: { required: { of: { is: 'list', of: { is: 'term' } } } },
  compile: ({ of }, build, at) =>
    calculation(
      of.map((term, i) => build.term(term, under(under(at, 'of'), i))),
      (left, right) => left + right,
      0,
    ),
};
