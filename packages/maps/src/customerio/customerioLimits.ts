import type { PlatformLimit } from '../contract.ts';

/** How much Customer.io takes by its own words. */
export const customerioLimits: readonly PlatformLimit[] = [
  { of: 'requests', atMost: 1_000, per: 1_000, operations: ['event', 'profile'] },
  { of: 'requests', atMost: 3_000, per: 3_000, operations: ['message'] },
  { of: 'bytes', atMost: 32_000 },
];
