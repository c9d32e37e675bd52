import type { Decision, Delivery, Instant } from '@opportune/core';

/** When the deliveries of the suite are made. */
export const NOW: Instant = Date.UTC(2026, 10, 22, 9);

/** A delivery to send; frozen, because a channel leaves it as it is. */
export function exampleDelivery(decision: Partial<Decision> = {}, rest: Partial<Delivery> = {}): Delivery {
  return frozen({
    decision: {
      id: 'a1b2c3d4',
      customer: 'ada',
      action: 'cart-reminder',
      group: 'cart',
      channel: 'inbox',
      slot: 'message',
      content: { title: 'Still thinking?', items: ['mug', 'tea'] },
      at: NOW - 1_234,
      cause: { kind: 'trigger', trigger: 'cart_abandoned', match: 'e1', event: 'e1', at: NOW - 2_345 },
      score: 2.4,
      factors: [
        { factor: 'propensity', value: 0.2 },
        { factor: 'value', value: 12 },
      ],
      probability: 0.95,
      strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
      ...decision,
    },
    profile: { email: 'ada@example.com', phone: '+4917012345678', segment: 'loyal' },
    now: NOW,
    ...rest,
  });
}

function frozen<T>(value: T): T {
  const plain = typeof value === 'object' && value !== null && !(value instanceof AbortSignal);
  if (!plain || Object.isFrozen(value)) return value;
  Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
