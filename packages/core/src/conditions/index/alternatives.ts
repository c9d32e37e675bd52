import type { CompiledCondition, Form } from '../conditionRule.ts';
import { FALSE, settled, TRUE, turned, type Wanted } from './wanted.ts';

/** A condition that is not looked into any further, and the answers of it that are wanted. */
interface Literal {
  readonly condition: CompiledCondition;
  readonly wanted: Wanted;
}

/** Literals that must all be met. */
type Row = readonly Literal[];

/** More ways than this in which one condition can come true are not told apart: what they come from is asked as a whole. */
const MOST = 8;

/**
 * The conditions that must all be true for one to be; undefined where it is made of anything but those. Most are as simple as
 * this, and nothing needs to be made for them.
 */
export function conjunction(condition: CompiledCondition): readonly CompiledCondition[] | undefined {
  const { form } = condition;
  if (form?.is !== 'all') return undefined;
  for (const part of form.of) if (part.form !== undefined && part.form.is !== 'leaf') return undefined;
  return form.of;
}

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
  let rows: readonly Row[] = [[]];
  for (const part of parts) {
    const ways = alternatives(part, wanted);
    if (ways.length * rows.length > MOST) rows = rows.map((row) => [...row, { condition: part, wanted }]);
    else rows = rows.flatMap((row) => ways.map((way) => [...row, ...way]));
  }
  return rows;
}
