import { byteLength } from '../internal/byteLength.ts';

const LONGEST = 100;

/** What `isEventName` takes, in words. */
export const EVENT_NAME: string = `a name of 1 to ${LONGEST} bytes that is not blank`;

/** Customer.io trims names of events, and refuses what is longer. */
export function isEventName(name: string): boolean {
  return name.trim() !== '' && byteLength(name) <= LONGEST;
}
