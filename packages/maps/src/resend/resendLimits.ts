import type { PlatformLimit } from '../contract.ts';

/** How much Resend takes by its own words. */
export const resendLimits: readonly PlatformLimit[] = [
  { of: 'requests', atMost: 10, per: 1_000 },
  { of: 'recipients', atMost: 50, operations: ['mail'] },
];
