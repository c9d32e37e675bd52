import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { receipt } from '../../test/receipt.ts';
import { winback } from '../../test/winback.ts';
import type { Input } from '../events/input.ts';
import { replay } from '../step/replay.ts';
import { compile } from '../strategy/standardCompile.ts';
import { days, hours, minutes } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import type { CustomerState } from './customerState.ts';

const start = instant('2026-11-02T09:00Z');
const step = compile(winback, {
  models: { click: () => 0.5 },
  recipes: {
    becomesLoyal: (draft) => {
      draft['segment'] = 'loyal';
      draft['country'] = 'DE';
      draft['timeZone'] = 'Europe/Berlin';
    },
  },
});

/** Somebody not held out, with ids as they are in the field: looks around, fills a cart, is reminded, and goes away. */
const customer = '7f9c24e5-2b1d-4c8e-9f3a-0d5b6e7a8c91';
const at = (after: number, type: string, properties = {}): { input: Input; now: number } => ({
  input: event(type, start + after, properties, {
    customer,
    id: `${String(after).padStart(8, '0')}-4c8e-9f3a-0d5b6e7a8c91`,
  }),
  now: start + after,
});
const life = [
  at(0, 'consent_granted', { channel: 'email', purpose: 'marketing' }),
  at(minutes(1), 'email_clicked', { campaign: 'autumn' }),
  ...[2, 3, 5].map((minute) => at(minutes(minute), 'product_viewed', { product: `p-${minute}` })),
  at(minutes(20), 'order_completed', { total: 49.9 }),
  at(days(3), 'product_viewed', { product: 'p-9' }),
  at(days(3) + minutes(4), 'cart_updated', { total: 80, items: ['p-9'] }),
];
const results = [...replay(step, life, { until: start + days(3) + hours(2) })].map(({ result }) => result);
const idle = results.at(-1)!.state;

const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** What the guide says that a part costs, beside what it holds. */
function said(part: string): number {
  const page = readFileSync(new URL('../../../../docs/guide/aggregates.md', import.meta.url), 'utf8');
  return Number(new RegExp(`^\\| ${part} \\| (\\d+)`, 'm').exec(page)![1]);
}

/** Views and orders for a quarter of a year; then one reminder that arrives, many that do not, and one at night. */
function whenFull(): CustomerState {
  let state: CustomerState | undefined = idle;
  let now = start + days(4);
  let events = 0;
  const take = (type: string, wait: number, properties: object = {}): ReturnType<typeof step> => {
    const id = `${String((events += 1)).padStart(8, '0')}-5d9f-8a1b-2c3d4e5f6a7b`;
    now += wait;
    const result = step(state, event(type, now, { ...properties }, { id, customer }), now);
    state = result.state;
    return result;
  };
  const remind = (status: 'sent' | 'aborted'): void => {
    take('cart_updated', minutes(1), { total: 80, items: ['p-9', 'p-10', 'p-11'] });
    now += minutes(30);
    const { decisions, state: after } = step(state, { kind: 'wakeUp', customer }, now);
    state = step(after, { ...receipt(decisions[0]!.id, status), customer }, now).state;
  };
  for (let i = 0; i < 2200; i += 1) {
    take('product_viewed', minutes(30), { product: `p-${i}` });
    take('order_completed', minutes(31), { total: ((i * 7919) % 100_000) / 100 });
  }
  now = start + days(99);
  remind('sent');
  for (let i = 0; i < 17; i += 1) remind('aborted');
  now = start + days(99) + hours(14);
  take('cart_updated', 0, { total: 80, items: ['p-9', 'p-10', 'p-11'] });
  state = step(state, { kind: 'wakeUp', customer }, (now += minutes(31))).state;
  for (let i = 0; i < 32; i += 1) take('product_viewed', 1, { product: `p-${i}` });
  return state!;
}

describe('CustomerState', () => {
  it('S5 an idle customer of the example costs at most 1 KiB', () => {
    const [reminder] = results.flatMap(({ decisions }) => decisions);
    expect(reminder?.action).toBe('cart-reminder');
    expect(idle.contacts).toHaveLength(1);

    const sent = step(idle, { ...receipt(reminder!.id, 'sent'), customer }, start + days(3) + hours(3)).state;
    const bytes = new TextEncoder().encode(JSON.stringify(sent)).length;
    expect(bytes).toBeLessThanOrEqual(1024);
  });

  it('S5 one of whom everything is full costs at most 8 KiB, as the guide says of each part', () => {
    const full = whenFull();
    const { contacts, consents, deferrals, triggers, seen } = full;

    expect(contacts.filter(({ status }) => status === 'released')).toHaveLength(17);
    expect(contacts.filter(({ status }) => status === 'committed')).toHaveLength(1);
    // What the trigger has opened is held back, and another cart would take its place.
    expect([Object.keys(triggers).length, deferrals.length, seen.length]).toEqual([1, 1, 32]);
    expect(Object.keys(full.aggregates)).toEqual(['views7d', 'spend90d']);
    expect(bytes(full)).toBeLessThanOrEqual(8 * 1024);

    const names = (...all: readonly (string | undefined)[]): number => all.join('').length;
    for (const each of contacts) {
      expect(bytes(each) + 1).toBeLessThanOrEqual(said('a contact') + names(each.action, each.group, each.channel));
    }
    for (const [key, word] of Object.entries(consents)) {
      expect(bytes({ [key]: word })).toBeLessThanOrEqual(said('a word of consent') + key.length);
    }
    for (const each of deferrals) {
      const inside = bytes(each.match.event) + names(...each.actions);
      expect(bytes(each) + 1).toBeLessThanOrEqual(said('what quiet hours hold back') + inside);
    }
  });

  it('S5 does not grow with the years', () => {
    let state: CustomerState | undefined = idle;
    const sizes: number[] = [];
    for (let week = 1; week <= 300; week += 1) {
      for (const { input, now } of life) {
        const time = now + days(7 * week);
        const moved = 'time' in input ? { ...input, id: `${week}-${'id' in input ? input.id : ''}`, time } : input;
        state = step(state, moved as Input, time).state;
      }
      state = step(state, { kind: 'wakeUp', customer }, start + days(7 * week + 4)).state;
      sizes.push(JSON.stringify(state).length);
    }

    expect(Math.max(...sizes)).toBeLessThan(2048);
  });

  it('is plain JSON, as it is and as a clone', () => {
    for (const { state } of results) {
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      expect(structuredClone(state)).toEqual(state);
    }
  });
});
