import type { CallLimit } from '@opportune/core';

import type { PlatformLimit } from '../contract.ts';

/**
 * Those limits of a platform that say how often a channel may send by these operations, each of which it uses once for a
 * decision; by any where none is named.
 */
export function callLimits(limits: readonly PlatformLimit[], ...used: readonly string[]): readonly CallLimit[] {
  const isOfUse = ({ operations }: PlatformLimit): boolean =>
    operations === undefined || used.length === 0 || operations.some((name) => used.includes(name));
  return limits.flatMap((limit) => {
    const { of, atMost, per } = limit;
    return of === 'requests' && per !== undefined && isOfUse(limit) ? [{ atMost, per }] : [];
  });
}
