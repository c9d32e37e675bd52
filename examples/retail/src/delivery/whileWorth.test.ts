import { hours, minutes, type Channel, type Delivery } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import { whileWorth } from './whileWorth.ts';
import { staleness } from './worth.ts';

const DECIDED = Date.parse('2026-10-25T14:00:00Z');

const delivery = (group: string, late: number, profile: Delivery['profile'] = {}): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada',
    action: 'cart-reminder',
    group,
    channel: 'email',
    slot: 'inbox',
    at: DECIDED,
    cause: { kind: 'request', id: 'r1' },
    score: 1,
    factors: [],
    probability: 1,
    strategy: { id: 'retail', version: '1', hash: '0'.repeat(32) },
  },
  profile,
  now: DECIDED + late,
});

describe('staleness', () => {
  it.each([
    ['cart', hours(3), undefined],
    ['cart', hours(3) + 1, 'too late'],
    ['nurture', hours(4) + 1, 'too late'],
    ['service', hours(24), undefined],
    ['of no group that is known', hours(24_000), undefined],
  ])('of %s after %d ms', (group, late, why) => {
    expect(staleness(delivery(group, late))).toBe(why);
  });

  it('ends a reminder of a cart that was bought since, and thanks for nothing less', () => {
    const bought = { orderedAt: DECIDED + minutes(5) };
    expect(staleness(delivery('cart', minutes(6), bought))).toBe('ordered since');
    expect(staleness(delivery('cart', minutes(6), { orderedAt: DECIDED }))).toBeUndefined();
    expect(staleness(delivery('service', minutes(6), bought))).toBeUndefined();
  });
});

describe('whileWorth', () => {
  const sent: string[] = [];
  const channel: Channel = {
    name: 'platform',
    send: ({ decision: { id: decision, customer, channel: name }, now: time }) => {
      sent.push(decision);
      return Promise.resolve({ kind: 'receipt', decision, customer, channel: name, status: 'accepted', time });
    },
    read: () => Promise.resolve({ ok: true, events: [], skipped: [] }),
  };

  it('hands over what is worth it, and lets go of the rest', async () => {
    const careful = whileWorth(channel);
    expect(await careful.read!({ headers: {}, body: new Uint8Array(), received: 0 })).toMatchObject({ ok: true });
    expect(await careful.send(delivery('cart', hours(1)))).toMatchObject({ status: 'accepted' });
    expect(await careful.send(delivery('cart', hours(5)))).toEqual({
      kind: 'receipt',
      decision: 'd1',
      customer: 'ada',
      channel: 'email',
      status: 'aborted',
      time: DECIDED + hours(5),
      detail: 'too late',
    });
    expect(sent).toHaveLength(1);
  });
});
