import type { Instant } from '../../time/instant.ts';
import { rfc3339 } from '../../time/rfc3339.ts';

/** A time that only helps to correct another; one that cannot be read is as good as not there. */
export const stampOf = (value: unknown): Instant | undefined =>
  typeof value === 'string' ? rfc3339(value) : undefined;
