import { eq } from '../../conditions/eq.ts';
import { oneOf } from '../../conditions/oneOf.ts';
import type { Node } from '../../shape/shape.ts';
import { allOf, LOST } from '../fold.ts';
import { asNumber, asText, nothing } from '../javascript/equality.ts';
import { truthy } from '../javascript/truthiness.ts';
import type { Reading } from '../reading.ts';
import { isOperators } from './isOperators.ts';
import { operatorOf } from './operator.ts';
import type { Readers } from './readers.ts';
import { sameJson } from './sameJson.ts';

/** What is said of one attribute: a value that it has to equal, or operators that all have to hold. */
export function valueOf(path: string, value: unknown, reading: Reading, readers: Readers, ignoreCase = false): Node {
  if (reading.isTooMuch()) return LOST;
  const { plain } = reading;
  if (typeof value === 'string') return asText(path, value, { plain, ignoreCase });
  if (typeof value === 'number') return asNumber(path, value, true, plain);
  if (typeof value === 'boolean')
    return plain ? eq(path, value) : value ? truthy(path, true) : oneOf(path, [false, 0, '']);
  if (value === null) return nothing(path);
  if (!isOperators(value)) return sameJson(path, value, reading);
  const operators = Object.keys(value);
  return allOf(
    ...operators.map((operator) => operatorOf(operator, path, value[operator], reading.in(operator), readers)),
  );
}
