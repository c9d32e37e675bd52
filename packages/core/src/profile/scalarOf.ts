import type { CustomerEvent } from '../events/customerEvent.ts';
import { isScalar } from '../shape/isScalar.ts';
import type { Scalar } from '../shape/shape.ts';

/** A text that is longer would make what is remembered of a customer as long as somebody likes. */
const LONGEST = 256;

/** A property that is a value to tell from others: a text of at most 256 units, a finite number, true, false or null. */
export function scalarOf({ properties }: CustomerEvent, property: string): Scalar | undefined {
  const value = Object.hasOwn(properties, property) ? properties[property] : undefined;
  if (!isScalar(value)) return undefined;
  return typeof value === 'string' && value.length > LONGEST ? undefined : (value as Scalar);
}
