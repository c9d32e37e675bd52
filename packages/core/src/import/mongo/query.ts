import type { Node } from '../../shape/shape.ts';
import { ALWAYS, allOf, anyOf, LOST, no } from '../fold.ts';
import { isList, isObject, type Reading } from '../reading.ts';
import type { Readers } from './readers.ts';

/** A whole query: every key has to hold. */
export function queryOf(query: unknown, reading: Reading, readers: Readers): Node {
  if (reading.isTooMuch()) return LOST;
  if (!isObject(query)) return reading.lost('FORM_INVALID', 'a condition has to be an object');
  return allOf(...Object.keys(query).map((key) => part(key, query[key], reading.in(key), readers)));
}

function part(key: string, value: unknown, reading: Reading, readers: Readers): Node {
  switch (key) {
    case '$and':
      return allOf(...queries(value, reading, readers));
    case '$or':
      return either(value, reading, readers);
    case '$nor':
      return no(either(value, reading, readers));
    case '$not':
      return no(readers.query(value, reading));
    default: {
      const path = reading.path(key);
      return path === undefined ? LOST : readers.value(path, value, reading);
    }
  }
}

/** GrowthBook takes an empty `$or` as true. */
const either = (value: unknown, reading: Reading, readers: Readers): Node =>
  isList(value) && value.length === 0 ? ALWAYS : anyOf(...queries(value, reading, readers));

function queries(value: unknown, reading: Reading, readers: Readers): readonly Node[] {
  if (isList(value)) return value.map((query, i) => readers.query(query, reading.in(i)));
  return [reading.lost('FORM_INVALID', 'a list of conditions is expected')];
}
