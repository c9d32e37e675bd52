import type { PlatformLimit } from '../contract.ts';

/** How much OneSignal takes by its own words. */
export const onesignalLimits: readonly PlatformLimit[] = [
  // Of a free plan; a paid one has forty times as many.
  { of: 'requests', atMost: 150, per: 1_000, operations: ['message'] },
  { of: 'requests', atMost: 1_000, per: 1_000, operations: ['user'] },
  { of: 'requests for one user', atMost: 1, per: 1_000, operations: ['user'] },
  { of: 'bytes of an event', atMost: 2_024, operations: ['event'] },
  { of: 'bytes', atMost: 1_000_000, operations: ['event'] },
  { of: 'bytes of custom_data', atMost: 2_000, operations: ['message'] },
];
