import type { Instant } from '@opportune/core';

import type { ApiKey } from './apiKey.ts';

/** How many seconds a key has to wait before its next request; 0 where it may come, and has come. */
export type Pace = (key: ApiKey, now: Instant) => number;

interface Bucket {
  left: number;
  at: Instant;
}

/** Keeps each key at its requests a second, of which as many may come at once. Remembers a number for each key, no more. */
export function pace(): Pace {
  const buckets = new Map<ApiKey, Bucket>();
  return (key, now) => {
    if (key.perSecond === undefined) return 0;
    const most = Math.max(1, key.perSecond);
    const bucket = buckets.get(key) ?? { left: most, at: now };
    const gained = (Math.max(0, now - bucket.at) / 1000) * key.perSecond;
    const left = Math.min(most, bucket.left + gained);
    buckets.set(key, { left: left < 1 ? left : left - 1, at: now });
    return left < 1 ? Math.ceil((1 - left) / key.perSecond) : 0;
  };
}
