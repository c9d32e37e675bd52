import type { CustomerEvent } from '@opportune/core';

/** Requests that outlive their page may carry 64 kB together; of it one batch at a time takes this much at most. */
export const MOST_BYTES = 48_000;
const MOST_EVENTS = 100;

/** The first of these that go into one request: so many bytes at most, and at least one. */
export function batchOf<E extends { readonly event: CustomerEvent }>(
  waiting: readonly E[],
  mostEvents: number = MOST_EVENTS,
): readonly E[] {
  let bytes = 0;
  let count = 0;
  for (const { event } of waiting.slice(0, mostEvents)) {
    // What is not ASCII takes up to three bytes; to count them all as one would be too few.
    bytes += new TextEncoder().encode(JSON.stringify(event)).length + 1;
    if (count > 0 && bytes > MOST_BYTES) break;
    count += 1;
  }
  return waiting.slice(0, count);
}
