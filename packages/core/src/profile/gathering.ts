import type { Instant } from '../time/instant.ts';

/** What a window remembers of the values that it may have to hold, and what it makes of them. */
export interface Gathering {
  add(memory: unknown, time: Instant, id: string, value: unknown, watermark: Instant): unknown;
  read(memory: unknown, asOf: Instant, zone: unknown): unknown;
  merge(one: unknown, other: unknown, watermark: Instant): unknown;
}
