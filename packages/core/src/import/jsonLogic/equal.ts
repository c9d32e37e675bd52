import { compare } from '../../conditions/compare.ts';
import { endsWith } from '../../conditions/endsWith.ts';
import { matches } from '../../conditions/matches.ts';
import { startsWith } from '../../conditions/startsWith.ts';
import type { Node } from '../../shape/shape.ts';
import type { Term } from '../../terms/term.ts';
import { allOf, anyOf, constant, NEVER } from '../fold.ts';
import { looselyEqual, nothing, strictlyEqual } from '../javascript/equality.ts';
import { literally } from '../javascript/lexicalText.ts';
import { isScalar, type Reading } from '../reading.ts';
import { decide, type Foreign } from './foreign.ts';
import { joinedIs } from './joined.ts';

/** `==` and `===` of two pieces. */
export const equal = (left: Foreign, right: Foreign, loose: boolean, reading: Reading): Node =>
  decide(
    [left, right],
    reading,
    (a, b) => either(a!, b!, loose, reading) ?? either(b!, a!, loose, reading) ?? neither(loose, reading),
  );

function either(a: Foreign, b: Foreign, loose: boolean, reading: Reading): Node | undefined {
  if (a.is === 'constant') return b.is === 'constant' ? constant(isEqual(a.value, b.value, loose)) : undefined;
  if (b.is === 'constant') return withConstant(a, b.value, loose, reading);
  if (a.is === 'attribute' && b.is === 'attribute') {
    leftOut(loose, reading);
    return anyOf(compare(a.path, 'eq', b.path), allOf(nothing(a.path), nothing(b.path)));
  }
  const [left, right] = [termOf(a), termOf(b)];
  if (left === undefined || right === undefined) return undefined;
  leftOut(loose && (a.is === 'attribute' || b.is === 'attribute'), reading);
  return compare(left, 'eq', right);
}

function withConstant(a: Foreign, value: unknown, loose: boolean, reading: Reading): Node | undefined {
  const scalar = value === undefined ? null : value;
  if (a.is === 'attribute') {
    if (value === undefined && !loose) return NEVER;
    if (isScalar(scalar)) return loose ? looselyEqual(a.path, scalar, reading.plain) : strictlyEqual(a.path, scalar);
    return loose ? undefined : NEVER;
  }
  if (a.is === 'number') {
    const number = loose && value !== null && value !== undefined ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? compare(a.term, 'eq', number) : NEVER;
  }
  if (a.is === 'substr') return typeof value === 'string' ? partIs(a, value) : loose ? undefined : NEVER;
  if (a.is === 'joined') return typeof value === 'string' ? joinedIs(a.of, value) : loose ? undefined : NEVER;
  // A list is equal to no other value, but loosely to the text that JavaScript writes for it.
  return loose && value !== null && value !== undefined ? undefined : NEVER;
}

const neither = (loose: boolean, reading: Reading): Node =>
  loose ? reading.lost('NOT_EXPRESSIBLE', 'these two cannot be compared') : NEVER;

/** Which texts have this part there. */
function partIs(part: Extract<Foreign, { is: 'substr' }>, text: string): Node | undefined {
  const { path, start, length } = part;
  const size = text.length;
  if (start === 0 && length === size) return startsWith(path, text);
  if (start < 0 && (length === undefined || length >= -start) && size === -start) return endsWith(path, text);
  if (start < 0 || (length !== undefined && length < 0)) return undefined;
  // Fewer characters than asked for: only at the end of the text.
  if (length !== undefined && size > length) return NEVER;
  const end = length === size ? '' : '$';
  if (size === 0 && length !== 0) return matches(path, `^[\\s\\S]{0,${start}}$`);
  return matches(path, `^[\\s\\S]{${start}}${literally(text)}${end}`);
}

function leftOut(loose: boolean, reading: Reading): void {
  if (loose && !reading.plain)
    reading.tell('CONVERSION_LEFT_OUT', 'two attributes are compared as they are: the text "1" is not the number 1');
}

const termOf = (piece: Foreign): Term | undefined =>
  piece.is === 'attribute' ? piece.path : piece.is === 'number' ? piece.term : undefined;

const isEqual = (a: unknown, b: unknown, loose: boolean): boolean => (loose ? a == b : a === b);
