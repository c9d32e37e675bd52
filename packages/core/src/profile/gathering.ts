import type { Instant } from '../time/instant.ts';

/**
 * What an aggregate remembers: one list, of which the first place says of what form the rest is. It is flat where it can be, because
 * what many customers remember is looked after piece by piece, and a list of numbers is one piece.
 */
export type Memory = readonly [form: number, ...rest: readonly unknown[]];

/** What a window remembers of the values that it may have to hold, and what it makes of them. A memory of the form alone holds nothing. */
export interface Gathering {
  /** The very same memory where nothing changes. */
  add(memory: Memory, time: Instant, id: string, value: unknown, watermark: Instant): Memory;
  read(memory: Memory, asOf: Instant, zone: unknown): unknown;
  merge(one: Memory, other: Memory, watermark: Instant): Memory;
}
