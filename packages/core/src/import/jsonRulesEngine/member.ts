import { compare } from '../../conditions/compare.ts';
import { contains } from '../../conditions/contains.ts';
import { eq } from '../../conditions/eq.ts';
import { exists } from '../../conditions/exists.ts';
import { includes } from '../../conditions/includes.ts';
import { isType } from '../../conditions/isType.ts';
import { missing } from '../../conditions/missing.ts';
import { some } from '../../conditions/some.ts';
import type { Node } from '../../shape/shape.ts';
import { allOf, anyOf, constant, NEVER } from '../fold.ts';
import { isPartOf, LONGEST_WHOLE } from '../javascript/isPartOf.ts';
import { written } from '../javascript/written.ts';
import { isList as isArray, isScalar, type Reading } from '../reading.ts';
import type { Operand } from './operand.ts';
import { same } from './same.ts';

/** `in`: the list has the fact in it, or the text has it as a part. */
export function memberOf(left: Operand, right: Operand, reading: Reading): Node {
  if (right.is === 'elements')
    return reading.lost('NOT_EXPRESSIBLE', 'one of many elements cannot be looked for in others');
  if (right.is === 'attribute') return inAttribute(left, right.path, reading);
  const { value } = right;
  if (isArray(value))
    return anyOf(...value.map((one) => (one === undefined ? NEVER : same(left, { is: 'known', value: one }))));
  if (typeof value !== 'string') return reading.lost('FORM_INVALID', 'a list, or a text, is expected');
  if (left.is === 'known') return constant(value.includes(written(left.value)));
  if (left.is === 'elements' || value.length > LONGEST_WHOLE)
    return reading.lost('NOT_EXPRESSIBLE', 'too many texts are a part of this one');
  return anyOf(
    allOf(exists(left.path), isPartOf(left.path, value, reading.plain)),
    value.includes('undefined') ? missing(left.path) : NEVER,
  );
}

function inAttribute(left: Operand, path: string, reading: Reading): Node {
  if (left.is === 'known')
    return anyOf(includes(path, written(left.value)), isScalar(left.value) ? contains(path, left.value) : NEVER);
  if (left.is === 'elements' || /^element\b/.test(left.path))
    return reading.lost('NOT_EXPRESSIBLE', 'one of many elements cannot be looked for in a list');
  reading.tell('NOT_EXPRESSIBLE', 'a fact is looked for in a list only, not in a text');
  return some(path, compare(left.path, 'eq', 'element'));
}

/** `contains`: the fact is a list that has the value in it. */
export function holds(left: Operand, right: Operand, reading: Reading): Node {
  if (left.is === 'known') return isArray(left.value) ? memberOf(right, left, reading) : NEVER;
  if (right.is === 'elements' || (right.is === 'attribute' && /^element\b/.test(right.path)))
    return reading.lost('NOT_EXPRESSIBLE', 'one of many elements cannot be looked for in a list');
  if (right.is === 'attribute') return some(left.path, compare(elementOf(left), 'eq', right.path));
  if (!isScalar(right.value)) return NEVER;
  return left.is === 'elements' ? some(left.path, eq(left.element, right.value)) : contains(left.path, right.value);
}

const elementOf = (operand: Operand): string => (operand.is === 'elements' ? operand.element : 'element');

/** A path to many places that leads to none gives no list. */
export function isList(operand: Operand): Node {
  if (operand.is === 'known') return constant(isArray(operand.value));
  return operand.is === 'elements' ? some(operand.path, exists(operand.element)) : isType(operand.path, 'array');
}
