import { containsAny } from '../../conditions/containsAny.ts';
import { missing } from '../../conditions/missing.ts';
import { oneOf } from '../../conditions/oneOf.ts';
import { some } from '../../conditions/some.ts';
import type { Node } from '../../shape/shape.ts';
import { anyOf, NEVER } from '../fold.ts';
import { isList, isScalar, type Reading } from '../reading.ts';
import type { Groups } from './readers.ts';

/** The attribute is one of the values; of a list, one of its elements is. */
export function memberOf(path: string, values: unknown, reading: Reading, ignoreCase: boolean): Node {
  if (!isList(values)) return reading.never('FORM_INVALID', 'a list of values is expected');
  // Lists and objects are equal to nothing but themselves.
  const scalars = values.filter(isScalar);
  if (scalars.length === 0) return NEVER;
  const options = ignoreCase && scalars.some((value) => typeof value === 'string') ? { ignoreCase: true } : undefined;
  return anyOf(
    scalars.includes(null) ? missing(path) : NEVER,
    oneOf(path, scalars, options),
    options ? some(path, oneOf('element', scalars, options)) : containsAny(path, scalars),
  );
}

/** A group that is not given is empty, as it is to GrowthBook. */
export function inGroup(path: string, name: unknown, reading: Reading, groups: Groups): Node {
  const key = String(isScalar(name) ? name : '');
  const group = Object.hasOwn(groups, key) ? groups[key] : undefined;
  if (isList(group)) return memberOf(path, group, reading, false);
  reading.tell('REFERENCE_UNKNOWN', `no list was given for the group '${key}'; it was taken as empty`);
  return NEVER;
}
