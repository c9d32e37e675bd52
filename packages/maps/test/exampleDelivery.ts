import type { Decision, Delivery, Profile } from '@opportune/core';

/** What an adapter is given to send. */
export const exampleDelivery = (
  decision: Partial<Decision> = {},
  profile: Profile = { email: 'ada@example.com' },
): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada',
    action: 'cart-reminder',
    channel: 'email',
    slot: 'inbox',
    content: undefined,
    at: 1795338000123,
    cause: { kind: 'request', id: 'r1' },
    score: 3,
    factors: [],
    probability: 1,
    strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
    ...decision,
  },
  profile,
  now: 1795338000123,
});
