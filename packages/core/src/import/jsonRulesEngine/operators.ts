import { every } from '../../conditions/every.ts';
import { some } from '../../conditions/some.ts';
import type { Node } from '../../shape/shape.ts';
import { allOf, anyOf, LOST, no } from '../fold.ts';
import type { Order } from '../makers.ts';
import { isList, type Reading } from '../reading.ts';
import { holds, isList as isListType, memberOf } from './member.ts';
import type { Operand } from './operand.ts';
import { inOrder } from './orders.ts';
import { same } from './same.ts';

const ORDERS: Readonly<Record<string, Order>> = {
  lessThan: 'lt',
  lessThanInclusive: 'lte',
  greaterThan: 'gt',
  greaterThanInclusive: 'gte',
};

/** An operator, perhaps behind decorators: `someFact:not:equal`. */
export function operatorOf(names: readonly string[], left: Operand, right: Operand, reading: Reading): Node {
  const [name = '', ...rest] = names;
  if (rest.length > 0) return decorated(name, rest, left, right, reading);
  const order = Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined;
  if (order !== undefined) return inOrder(left, order, right, reading);
  switch (name) {
    case 'equal':
      return same(left, right);
    case 'notEqual':
      return no(same(left, right));
    case 'in':
      return memberOf(left, right, reading);
    case 'notIn':
      return no(memberOf(left, right, reading));
    case 'contains':
      return holds(left, right, reading);
    case 'doesNotContain':
      return allOf(isListType(left), no(holds(left, right, reading)));
    default:
      return reading.lost('OPERATOR_UNKNOWN', `'${name}' is no operator of the engine's own`);
  }
}

function decorated(name: string, rest: readonly string[], left: Operand, right: Operand, reading: Reading): Node {
  const next = (a: Operand, b: Operand): Node => operatorOf(rest, a, b, reading);
  switch (name) {
    case 'not':
      return no(next(left, right));
    case 'swap':
      return next(right, left);
    case 'someFact':
    case 'everyFact':
      return overFact(name === 'someFact', left, right, next, reading);
    case 'someValue':
    case 'everyValue':
      return overValue(name === 'someValue', left, right, next, reading);
    default:
      return reading.lost('OPERATOR_UNKNOWN', `'${name}' is no decorator of the engine's own`);
  }
}

type Next = (left: Operand, right: Operand) => Node;

const ELEMENT: Operand = { is: 'attribute', path: 'element' };

function overFact(isSome: boolean, left: Operand, right: Operand, next: Next, reading: Reading): Node {
  if (left.is === 'known') return each(isSome, isList(left.value) ? left.value : [], (one) => next(one, right));
  if (left.is === 'elements' || isElement(right)) return tooManyLists(reading);
  return (isSome ? some : every)(left.path, next(ELEMENT, right));
}

function overValue(isSome: boolean, left: Operand, right: Operand, next: Next, reading: Reading): Node {
  if (right.is === 'known' && isList(right.value)) return each(isSome, right.value, (one) => next(left, one));
  if (right.is === 'known') return reading.lost('FORM_INVALID', 'a list of values is expected');
  if (right.is === 'elements' || isElement(left)) return tooManyLists(reading);
  return (isSome ? some : every)(right.path, next(left, ELEMENT));
}

function each(isSome: boolean, values: readonly unknown[], on: (value: Operand) => Node): Node {
  const parts = values.map((value) => on({ is: 'known', value }));
  return isSome ? anyOf(...parts) : allOf(...parts);
}

const isElement = (operand: Operand): boolean => operand.is === 'attribute' && /^element\b/.test(operand.path);

function tooManyLists(reading: Reading): Node {
  reading.lost('NOT_EXPRESSIBLE', 'the elements of two lists cannot be compared with each other');
  return LOST;
}
