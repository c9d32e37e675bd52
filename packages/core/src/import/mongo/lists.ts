import { isType } from '../../conditions/isType.ts';
import { some } from '../../conditions/some.ts';
import type { Node } from '../../shape/shape.ts';
import { ALWAYS, allOf } from '../fold.ts';
import { truthy } from '../javascript/truthiness.ts';
import { elementScope } from '../nameToPath.ts';
import { isList, isObject, type Reading } from '../reading.ts';
import { isOperators } from './isOperators.ts';
import type { Readers } from './readers.ts';
import { sizeOf } from './sizes.ts';

/** The attribute is a list whose length is such. */
export const sizeIsSuch = (path: string, value: unknown, reading: Reading): Node =>
  allOf(isType(path, 'array'), sizeOf(path, value, reading));

/** One element of the list, that is not false, 0, '' or null, is such. */
export function elemMatch(path: string, value: unknown, reading: Reading, readers: Readers): Node {
  if (value === null || value === undefined) return reading.lost('FORM_INVALID', 'a condition on elements is expected');
  return some(path, allOf(truthy('element', true), onElement(value, reading.within(elementScope), readers)));
}

function onElement(value: unknown, reading: Reading, readers: Readers): Node {
  if (isOperators(value)) return readers.value('element', value, reading);
  // A number, say, has no keys that could fail.
  return isObject(value) || isList(value) ? readers.query(Object.fromEntries(Object.entries(value)), reading) : ALWAYS;
}

/** Every one of the values is an element of the list. */
export function holdsAll(path: string, values: unknown, reading: Reading, readers: Readers, ignoreCase: boolean): Node {
  if (!isList(values)) return reading.never('FORM_INVALID', 'a list of values is expected');
  const inside = reading.within(elementScope);
  const parts = values.map((value, i) => some(path, readers.value('element', value, inside.in(i), ignoreCase)));
  return allOf(isType(path, 'array'), ...parts);
}
