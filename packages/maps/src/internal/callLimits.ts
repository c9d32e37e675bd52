import type { CallLimit } from '@opportune/core';

import type { PlatformLimit } from '../contract.ts';

/**
 * How often a channel may send, by those limits of a platform that count requests in a span. A way is what one decision may
 * become: the operations of its requests. Where several requests of it fall under one limit, so many decisions fewer do;
 * of several ways the one counts that takes the most.
 */
export function callLimits(
  limits: readonly PlatformLimit[],
  ...ways: readonly (readonly string[])[]
): readonly CallLimit[] {
  return limits.flatMap(({ of, atMost, per, operations }) => {
    if (of !== 'requests' || per === undefined) return [];
    const requests = ways.map((way) => way.filter((name) => operations?.includes(name) ?? true).length);
    const most = Math.max(0, ...requests);
    return most === 0 ? [] : [{ atMost: Math.max(1, Math.floor(atMost / most)), per }];
  });
}
