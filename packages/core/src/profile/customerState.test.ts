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

describe('CustomerState', () => {
  it('S5 an idle customer of the example costs at most 1 KiB', () => {
    const [reminder] = results.flatMap(({ decisions }) => decisions);
    expect(reminder?.action).toBe('cart-reminder');
    expect(idle.contacts).toHaveLength(1);

    const sent = step(idle, { ...receipt(reminder!.id, 'sent'), customer }, start + days(3) + hours(3)).state;
    const bytes = new TextEncoder().encode(JSON.stringify(sent)).length;
    expect(bytes).toBeLessThanOrEqual(1024);
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
