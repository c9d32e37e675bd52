import type { PlatformLimit } from '../contract.ts';

/** How much Iterable takes by its own words. */
export const iterableLimits: readonly PlatformLimit[] = [
  { of: 'requests', atMost: 2_000, per: 1_000, operations: ['event'] },
];
