import type { Node } from '../../shape/shape.ts';
import { ALWAYS, allOf, anyOf, constant, LOST, NEVER, no } from '../fold.ts';
import { sizeIs, type Order } from '../makers.ts';
import { isList, isScalar, type Reading } from '../reading.ts';
import { isOperators } from './isOperators.ts';

/** What is said of the length of a list: a value that it has to equal, or operators, as of an attribute that is a number. */
export function sizeOf(path: string, value: unknown, reading: Reading): Node {
  if (reading.isTooMuch()) return LOST;
  if (typeof value === 'number') return is(path, value);
  if (typeof value === 'string') return String(Number(value)) === value ? is(path, Number(value)) : NEVER;
  if (typeof value === 'boolean') return sizeIs(path, value ? 'ne' : 'eq', 0);
  if (!isOperators(value)) return NEVER;
  return allOf(...Object.keys(value).map((key) => operator(path, key, value[key], reading.in(key))));
}

function operator(path: string, key: string, value: unknown, reading: Reading): Node {
  switch (key) {
    case '$eq':
      return typeof value === 'number' ? is(path, value) : NEVER;
    case '$ne':
      return no(typeof value === 'number' ? is(path, value) : NEVER);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return isScalar(value) ? order(path, key.slice(1) as Order, Number(value)) : NEVER;
    case '$in':
    case '$ini':
      return isList(value) ? oneOf(path, value) : NEVER;
    case '$nin':
    case '$nini':
      return isList(value) ? no(oneOf(path, value)) : NEVER;
    case '$not':
      return no(sizeOf(path, value, reading));
    case '$exists':
      return constant(Boolean(value));
    case '$type':
      return constant(value === 'number');
    case '$size':
    case '$all':
    case '$alli':
    case '$elemMatch':
      return NEVER;
    default:
      return reading.lost('OPERATOR_UNKNOWN', `'${key}' is no operator for the length of a list`);
  }
}

const is = (path: string, value: number): Node => (Number.isFinite(value) ? sizeIs(path, 'eq', value) : NEVER);

const oneOf = (path: string, values: readonly unknown[]): Node =>
  anyOf(...values.filter((value) => typeof value === 'number').map((value) => is(path, value)));

function order(path: string, key: Order, value: number): Node {
  if (Number.isNaN(value)) return NEVER;
  if (Number.isFinite(value)) return sizeIs(path, key, value);
  return value > 0 === key.startsWith('l') ? ALWAYS : NEVER;
}
