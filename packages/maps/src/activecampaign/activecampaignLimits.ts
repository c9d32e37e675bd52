import type { PlatformLimit } from '../contract.ts';

/** How much ActiveCampaign takes by its own words. */
export const activecampaignLimits: readonly PlatformLimit[] = [
  { of: 'requests', atMost: 5, per: 1_000, operations: ['contact', 'entry'] },
];
