import type { PlatformLimit } from '../contract.ts';

/** How much Marketo takes by its own words. */
export const marketoLimits: readonly PlatformLimit[] = [
  { of: 'requests', atMost: 100, per: 20_000 },
  // The usual quota; an account may have bought more.
  { of: 'requests', atMost: 50_000, per: 86_400_000 },
  { of: 'bytes', atMost: 1_000_000 },
  { of: 'leads', atMost: 300, operations: ['lead'] },
  { of: 'leads', atMost: 100, operations: ['trigger'] },
  { of: 'tokens', atMost: 100, operations: ['trigger'] },
  { of: 'activities', atMost: 300, operations: ['activity'] },
];
