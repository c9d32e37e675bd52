import type { CompiledCondition, Form } from '../conditionRule.ts';
import { FALSE, settled, TRUE, turned, type Wanted } from './wanted.ts';

/** A condition that is not looked into any further, and the answers of it that are wanted. */
interface Literal {
  readonly condition: CompiledCondition;
  readonly wanted: Wanted;
}

/** Literals that must all be met. */
export type Row = readonly Literal[];

/** More ways than this in which one condition can come true are not told apart: what they come from is asked as a whole. */
const MOST = 8;

/**
 * The ways in which a condition can come true: each a row of literals, one of which must be met wholly (disjunctive normal
 * form). None where it never can.
 */
export function alternatives(condition: CompiledCondition, wanted: Wanted = TRUE): readonly Row[] {
  const { form } = condition;
  if (form === undefined || form.is === 'leaf') return [[{ condition, wanted }]];
  if (form.is === 'not') return alternatives(form.of, turned(wanted));
  if (form.is === 'isTrue') return alternatives(form.of, settled(wanted));
  const rows = needsEvery(form, wanted)
    ? product(form.of, wanted)
    : form.of.flatMap((part) => alternatives(part, wanted));
  return rows.length > MOST ? [[{ condition, wanted }]] : rows;
}

/** `all` is true, or not false, where every part is; it is false, or not true, where one part is. `any` the other way round. */
const needsEvery = ({ is }: Form, wanted: Wanted): boolean =>
  (is === 'all') === ((wanted & TRUE) !== 0 && (wanted & FALSE) === 0);

/** Every choice of one row from each part. A part that would make too many stays whole. */
function product(parts: readonly CompiledCondition[], wanted: Wanted): readonly Row[] {
  // Most are as simple as this.
  if (parts.every(isLiteral)) return [parts.map((condition) => ({ condition, wanted }))];
  let rows: readonly Row[] = [[]];
  for (const part of parts) {
    const ways = alternatives(part, wanted);
    if (ways.length * rows.length > MOST) rows = rows.map((row) => [...row, { condition: part, wanted }]);
    else rows = rows.flatMap((row) => ways.map((way) => [...row, ...way]));
  }
  return rows;
}

const isLiteral = ({ form }: CompiledCondition): boolean => form === undefined || form.is === 'leaf';
