import { custom } from '../../conditions/custom.ts';
import { eq } from '../../conditions/eq.ts';
import { isType } from '../../conditions/isType.ts';
import type { Node } from '../../shape/shape.ts';
import { allOf, LOST } from '../fold.ts';
import { SAME_JSON } from '../importConditions.ts';
import { sizeIs } from '../makers.ts';
import { isPath } from '../nameToPath.ts';
import { isList, isScalar, type Reading } from '../reading.ts';

/** The attribute is written as the same JSON: lists element by element, objects as a whole by a condition of code. */
export function sameJson(path: string, value: unknown, reading: Reading): Node {
  if (reading.isTooMuch()) return LOST;
  if (isScalar(value)) return eq(path, value);
  if (!isPath(path)) return reading.lost('TOO_LARGE', 'a list so deep inside cannot be looked into');
  if (isList(value)) {
    const elements = value.map((element, i) => sameJson(`${path}.${i}`, element, reading.in(i)));
    return allOf(isType(path, 'array'), sizeIs(path, 'eq', value.length), ...elements);
  }
  if (!isJson(value)) return reading.lost('FORM_INVALID', 'the object holds itself, or is no JSON');
  reading.tell('NEEDS_BINDING', `objects are compared by the custom condition '${SAME_JSON}': bind importConditions`);
  return custom(SAME_JSON, { path, value });
}

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}
