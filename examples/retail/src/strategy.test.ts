import {
  hours,
  instant,
  minutes,
  days,
  type CustomerEvent,
  type CustomerState,
  type Input,
  type StepResult,
} from '@opportune/core';
import { check } from '@opportune/core/check';
import { describe, expect, it } from 'vitest';

import { retail, retailStep } from './strategy.ts';

const step = retailStep({ trace: true });
/** A Monday, ten in the morning in London. */
const TEN = instant('2026-10-19T09:00:00Z');

/** One customer and what happens to them; the hold-out group is left alone, so this one is not in it. */
class Story {
  state: CustomerState | undefined;
  #count = 0;

  constructor(start = TEN) {
    this.event('registered', start - 1, { email: 'ada@customer.example', timeZone: 'Europe/London' });
    this.event('consent_granted', start - 1, { channel: 'email', purpose: 'marketing' });
  }

  event(type: string, time: number, properties: Record<string, unknown> = {}): StepResult {
    this.#count += 1;
    const event: CustomerEvent = { id: `e${String(this.#count)}`, type, customer: 'ada', time, properties };
    return this.take(event, time);
  }

  wake(now: number): StepResult {
    return this.take({ kind: 'wakeUp', customer: 'ada' }, now);
  }

  hero(now: number, device = 'desktop'): StepResult {
    return this.take(
      { kind: 'request', id: `r${String(now)}`, customer: 'ada', slots: ['hero'], context: { page: 'home', device } },
      now,
    );
  }

  take(input: Input, now: number): StepResult {
    const result = step(this.state, input, now);
    expect(result.faults).toEqual([]);
    this.state = result.state;
    return result;
  }
}

const chosen = ({ decisions }: StepResult): string[] => decisions.map(({ action }) => action);
const reasons = ({ dropped }: StepResult): string[][] => dropped.map(({ action, reason }) => [action, reason]);

describe('the story of the shop', () => {
  it('follows a click in a promotion at once', () => {
    expect(chosen(new Story().event('click', TEN, { channel: 'email' }))).toEqual(['more-information']);
  });

  it('does not follow a click in a follow-up', () => {
    expect(chosen(new Story().event('click', TEN, { channel: 'email', decision: 'd1' }))).toEqual([]);
  });

  it('advises who clicks and then looks at something dear', () => {
    const story = new Story();
    story.event('click', TEN, { channel: 'email', decision: 'd1' });
    expect(chosen(story.event('product_viewed', TEN + minutes(5), { price: 60 }))).toEqual([]);
    expect(chosen(story.event('product_viewed', TEN + minutes(9), { price: 45 }))).toEqual([]);
    expect(chosen(story.event('product_viewed', TEN + minutes(50), { price: 120 }))).toEqual(['product-advice']);
  });

  it('does not advise who has bought in between, or takes too long', () => {
    const story = new Story();
    story.event('click', TEN, { channel: 'email', decision: 'd1' });
    story.event('product_viewed', TEN + minutes(5), { price: 60 });
    story.event('purchase', TEN + minutes(9), { total: 60, items: 1 });
    expect(chosen(story.event('product_viewed', TEN + minutes(20), { price: 120 }))).toEqual([]);

    const slow = new Story();
    slow.event('click', TEN, { channel: 'email', decision: 'd1' });
    slow.event('product_viewed', TEN + minutes(5), { price: 60 });
    expect(chosen(slow.event('product_viewed', TEN + minutes(61), { price: 120 }))).toEqual([]);
  });

  it('writes to who is keen a week after they registered, at ten where they are, and to nobody else', () => {
    const due = instant('2026-10-26T10:00:00Z');
    const keen = new Story();
    for (const minute of [1, 2, 3]) keen.event('cart_updated', TEN + days(6) + minutes(minute), { total: 5 });
    expect(keen.state && keen.wake(TEN + days(6) + minutes(40)).wakeAt).toBe(due);
    expect(chosen(keen.wake(due))).toEqual(['first-week-picks']);

    const quiet = new Story();
    expect(quiet.wake(due).fired.map(({ name }) => name)).toEqual(['first_week']);
    expect(reasons(quiet.wake(due))).toEqual([]);
  });

  it('reminds of a cart after 30 minutes without an order', () => {
    const story = new Story();
    expect(story.event('cart_updated', TEN, { total: 80 }).wakeAt).toBe(TEN + minutes(30));
    expect(chosen(story.wake(TEN + minutes(30)))).toEqual(['cart-reminder']);
  });

  it('does not where they ordered', () => {
    const story = new Story();
    story.event('cart_updated', TEN, { total: 80 });
    story.event('purchase', TEN + minutes(29), { total: 80 });
    expect(story.wake(TEN + minutes(30)).fired).toEqual([]);
  });

  it('does not where they said no', () => {
    const story = new Story();
    story.event('cart_updated', TEN, { total: 80 });
    story.event('unsubscribe', TEN + minutes(1), { channel: 'email' });
    expect(reasons(story.wake(TEN + minutes(30)))).toContainEqual(['cart-reminder', 'NO_CONSENT']);
  });

  it('does not where they were contacted too often', () => {
    const story = new Story();
    for (const day of [0, 1, 2])
      expect(chosen(story.event('click', TEN + days(day), { channel: 'email' }))).toEqual(['more-information']);
    expect(reasons(story.event('click', TEN + days(3), { channel: 'email' }))).toEqual([
      ['more-information', 'CAPPED'],
    ]);
    // The first of the three has left the window.
    expect(chosen(story.event('click', TEN + days(7), { channel: 'email' }))).toEqual(['more-information']);
  });

  it('waits for the morning where they sleep', () => {
    const story = new Story();
    const night = instant('2026-10-19T21:10:00Z');
    story.event('cart_updated', night, { total: 80 });
    const held = story.wake(night + minutes(30));
    expect(reasons(held)).toContainEqual(['cart-reminder', 'QUIET_HOURS']);
    const eight = instant('2026-10-20T07:00:00Z');
    expect(held.wakeAt).toBe(eight);
    expect(chosen(story.wake(eight))).toEqual(['cart-reminder']);
  });

  it('cools off after an order', () => {
    const story = new Story();
    story.event('purchase', TEN, { total: 80 });
    expect(reasons(story.event('click', TEN + hours(47), { channel: 'email' }))).toEqual([
      ['more-information', 'NOT_APPLICABLE'],
    ]);
    expect(chosen(story.event('click', TEN + hours(48), { channel: 'email' }))).toEqual(['more-information']);
  });

  it('thanks for a big order, and for the second', () => {
    const story = new Story();
    expect(chosen(story.event('purchase', TEN, { total: 1_000 }))).toEqual(['personal-thanks']);
    expect(chosen(story.event('purchase', TEN + days(1), { total: 999.99 }))).toEqual(['welcome-back']);
    expect(story.event('purchase', TEN + days(2), { total: 5 }).fired).toEqual([]);
  });

  it('wins back who has lapsed for 60 days, with a voucher where it pays', () => {
    const story = new Story();
    story.event('purchase', TEN, { total: 90 });
    expect(chosen(story.wake(TEN + days(60)))).toEqual(['win-back']);
    const other = new Story();
    other.event('purchase', TEN, { total: 900 });
    const { decisions, dropped } = other.wake(TEN + days(60));
    expect(decisions.map(({ action }) => action)).toEqual(['win-back-voucher']);
    const lapsed = dropped.filter(({ cause }) => cause.kind === 'trigger' && cause.trigger === 'lapsed');
    expect(lapsed).toMatchObject([{ action: 'win-back', reason: 'OUTRANKED' }]);
  });

  it('keeps in the profile when somebody ordered last, in whatever order orders arrive', () => {
    const story = new Story();
    for (const at of [TEN + minutes(9), TEN]) story.event('purchase', at, { total: 9 });
    expect(story.state?.profile['orderedAt']).toBe(TEN + minutes(9));
  });

  it('shows a banner to who visits, asleep or not', () => {
    const story = new Story();
    expect(chosen(story.hero(TEN))).toEqual(['hero-first-order']);
    story.event('cart_updated', TEN, { total: 300 });
    expect(chosen(story.hero(TEN + hours(14)))).toEqual(['hero-cart']);
  });

  it('multiplies P × C × V × L', () => {
    const [decision] = new Story().hero(TEN, 'mobile').decisions;
    expect(decision?.factors.map(({ factor }) => factor)).toEqual(['propensity', 'weight', 'value', 'lever']);
    expect(decision?.factors[1]?.value).toBe(1.2);
    expect(decision?.score).toBeCloseTo(
      decision!.factors.reduce((product, { value }) => product * value, 1),
      12,
    );
  });
});

it('says nothing that check proves to be pointless', () => {
  expect(check(retail).filter(({ severity }) => severity !== 'note')).toEqual([]);
});
