import type { PlatformLimit } from '../contract.ts';

/** How much Klaviyo takes by its own words. */
export const klaviyoLimits: readonly PlatformLimit[] = [
  { of: 'requests', atMost: 350, per: 1_000, operations: ['event'] },
  { of: 'requests', atMost: 3_500, per: 60_000, operations: ['event'] },
  { of: 'requests', atMost: 75, per: 1_000, operations: ['profile'] },
  { of: 'requests', atMost: 750, per: 60_000, operations: ['profile'] },
  { of: 'bytes', atMost: 100_000, operations: ['profile'] },
];
