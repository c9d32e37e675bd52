import type { CustomerEvent } from '../events/customerEvent.ts';

/** A property that is a finite number; −0 is 0, as it is in JSON. */
export function numberOf({ properties }: CustomerEvent, property: string): number | undefined {
  const value = Object.hasOwn(properties, property) ? properties[property] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined;
}
