import type { PlatformLimit } from '../contract.ts';

/** How much SendGrid takes by its own words. */
export const sendgridLimits: readonly PlatformLimit[] = [
  { of: 'requests', atMost: 10_000, per: 1_000 },
  { of: 'recipients', atMost: 1_000 },
];
