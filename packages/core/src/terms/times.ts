import { under } from '../shape/pointer.ts';
import { calculation } from './calculation.ts';
import type { Term } from './term.ts';
import type { TermRule } from './termRule.ts';

/** @public */
export interface Times<Of = Term> {
  readonly kind: 'times';
  readonly of: readonly Of[];
}

/**
 * The product of its terms; 1 where there is none. Unknown where one of them is not a number, or where the result is not
 * finite.
 *
 * @example
 * ```ts
 * import { times } from '@opportune/core';
 *
 * times('event.total', 1.1); // => { kind: 'times', of: ['event.total', 1.1] }
 * ```
 * @see docs/semantics.md, C16
 * @public
 */
export const times = <const Of extends readonly Term[]>(...of: Of): Times<Of[number]> => ({ kind: 'times', of });

/** @public */
export const timesRule: TermRule<Times> = {
  family: 'term',
  kind: 'times',
  fields: { required: { of: { is: 'list', of: { is: 'term' } } } },
  compile: ({ of }, build, at) =>
    calculation(
      of.map((term, i) => build.term(term, under(under(at, 'of'), i))),
      (left, right) => left * right,
      1,
    ),
};
