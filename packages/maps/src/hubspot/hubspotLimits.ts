import type { PlatformLimit } from '../contract.ts';

/** How much HubSpot takes by its own words. */
export const hubspotLimits: readonly PlatformLimit[] = [
  { of: 'requests', atMost: 1_250, per: 1_000, operations: ['event'] },
  { of: 'requests', atMost: 100, per: 10_000, operations: ['contact'] },
  { of: 'requests', atMost: 250_000, per: 86_400_000, operations: ['contact'] },
];
