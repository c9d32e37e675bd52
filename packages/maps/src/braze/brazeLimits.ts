import type { PlatformLimit } from '../contract.ts';

/** How much Braze takes by its own words. */
export const brazeLimits: readonly PlatformLimit[] = [
  { of: 'requests', atMost: 3_000, per: 3_000, operations: ['event'] },
  { of: 'objects', atMost: 75, operations: ['event'] },
  { of: 'requests', atMost: 250_000, per: 3_600_000, operations: ['campaign', 'canvas'] },
  { of: 'recipients', atMost: 50, operations: ['campaign', 'canvas'] },
];
