import type { CustomerEvent } from '../events/customerEvent.ts';
import { compareText } from '../internal/compareText.ts';
import type { Instant } from '../time/instant.ts';

/** What an event said: its id, and the property. */
export type Told = readonly [id: string, value: unknown];

/** The same with its time. */
export type Dated = readonly [time: Instant, id: string, value: unknown];

/** What an event says of a property; undefined where it does not have it. */
export function toldOf({ id, properties }: CustomerEvent, property: string): Told | undefined {
  const value: unknown = Object.hasOwn(properties, property) ? properties[property] : undefined;
  return value === undefined ? undefined : [id, value];
}

/** By time and then by id, in UTF-16 code units. */
export const compareDated = (one: Dated, other: Dated): number => one[0] - other[0] || compareText(one[1], other[1]);
