import type { PlatformLimit } from '../contract.ts';

/** How much Segment takes by its own words. */
export const segmentLimits: readonly PlatformLimit[] = [
  { of: 'bytes', atMost: 32_000, operations: ['track', 'identify'] },
  { of: 'bytes', atMost: 500_000, operations: ['batch'] },
  { of: 'requests', atMost: 3_000, per: 3_000, operations: ['track', 'identify', 'batch'] },
];
