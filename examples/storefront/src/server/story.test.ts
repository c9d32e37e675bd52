import { compile, seconds, type Decision, type Input, type StepResult } from '@opportune/core';
import pico from 'picocolors';
import { describe, expect, it } from 'vitest';

import { becomeCustomer } from '../strategy/becomeCustomer.ts';
import { mailStrategy } from '../strategy/mailStrategy.ts';
import { story, type Telling } from './story.ts';

const told: Telling = {
  colors: pico.createColors(false),
  linkOf: ({ id }) => `http://shop.example/?opportune_decision_id=${id}`,
  timeOf: () => '12:00:00',
};
const tell = (input: Input, step?: StepResult): readonly string[] =>
  story({ kind: 'result', answer: 'committed', input, now: 0, ...(step && { step }) }, 0, told);
const event = (type: string, properties = {}, customer = 'ada') => ({ id: type, type, customer, time: 0, properties });
const INDENT = ' '.repeat(25);

describe('story', () => {
  it('says who did what', () => {
    const visitor = '0123456789abcdef0123456789abcdef';
    expect([
      ...tell(event('page_viewed', { path: '/boots/' }, visitor)),
      ...tell(event('identified', { anonymousId: visitor })),
      ...tell(event('product_viewed', { sku: 'ridge', price: 129 })),
      ...tell(event('cart_updated', { total: 208, items: 2 })),
      ...tell(event('cart_updated', { total: 0, items: 0 })),
      ...tell(event('purchase', { total: 129, items: 1 })),
      ...tell(event('click', { decision: 'd1', channel: 'hero' })),
    ]).toEqual([
      '  12:00:00  visitor 0123 is at /boots/',
      '  12:00:00  ada          is who was visitor 0123 until now: ada',
      '  12:00:00  ada          looks at the Ridge boot, €129',
      '  12:00:00  ada          has 2 things in the cart, €208',
      '  12:00:00  ada          has an empty cart',
      '  12:00:00  ada          has ordered one thing for €129',
      '  12:00:00  ada          has clicked what the page chose for its hero',
    ]);
  });

  it('says when a reminder is due, that time has passed, what was chosen, and why nothing was', () => {
    const step = compile(mailStrategy(seconds(30)), { recipes: { becomeCustomer } });
    const left = event('page_hidden', { path: '/' });
    const wake = { kind: 'wakeUp', customer: 'ada' } as const;
    expect(tell(left, step(undefined, left, 0))).toEqual([]);

    const filled = step(undefined, event('cart_updated', { total: 129, items: 1 }), 0).state;
    const gone = step(filled, left, 0);
    expect(tell(left, gone)).toEqual([
      '  12:00:00  ada          has left with something in the cart: a reminder in 30 s, unless they come back',
    ]);
    expect(tell(wake, step(gone.state, wake, seconds(30)))).toEqual([
      '  12:00:00  ada          time has passed: left_with_cart',
      `${INDENT}– cart-reminder has no consent: none was given.`,
    ]);
    const agreed = step(gone.state, event('consent_granted', { channel: 'email', purpose: 'marketing' }), 0).state;
    expect(tell(wake, step(agreed, wake, seconds(30)))).toEqual([
      '  12:00:00  ada          time has passed: left_with_cart',
      `${INDENT}– cart-reminder was chosen for inbox.`,
    ]);
    expect(tell(wake, step(agreed, wake, 0))).toEqual([]);
  });

  it('shows a letter with its link when the platform has taken it, and why it has not', () => {
    const decision = {
      id: 'd1',
      customer: 'ada',
      action: 'a',
      channel: 'email',
      content: { subject: 'Here', text: 'Still.' },
    };
    const receipt = { kind: 'receipt', decision: 'd1', customer: 'ada', channel: 'email', time: 0 } as const;
    const base = { kind: 'receipt', decision: decision as unknown as Decision, attempt: 2, took: 11.6 } as const;
    expect(story({ ...base, receipt: { ...receipt, status: 'accepted' } }, 0, told)).toEqual([
      '  12:00:00  ada          ✉ Here accepted by the platform in 12 ms',
      `${INDENT}Still.`,
      `  http://shop.example/?opportune_decision_id=d1`,
    ]);
    expect(story({ ...base, receipt: { ...receipt, status: 'failed', detail: 'no answer' } }, 0, told)).toEqual([
      '  12:00:00  ada          ✉ not sent at try 2: no answer',
    ]);
  });

  it('leaves out what was known already', () => {
    const input = event('purchase', { total: 1, items: 1 });
    expect(story({ kind: 'result', answer: 'duplicate', input, now: 0 }, 0, told)).toEqual([]);
  });
});
