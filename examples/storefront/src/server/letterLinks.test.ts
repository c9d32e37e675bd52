import type { Decision } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import { letterLinks } from './letterLinks.ts';

const decision = {
  id: 'd1',
  customer: 'ada.b',
  action: 'cart-reminder',
  content: { url: '/cart/' },
} as unknown as Decision;
const links = letterLinks(() => 'http://shop.example', 'secret');

describe('letterLinks', () => {
  it('lead to what the letter is about, and say which letter, which decision and whom it was written to', () => {
    const link = new URL(links.linkOf(decision));
    expect(link.origin + link.pathname).toBe('http://shop.example/cart/');
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      utm_source: 'letter',
      utm_campaign: 'cart-reminder',
      opportune_decision_id: 'd1',
    });
    expect(links.recipientOf(link.searchParams.get('to')!)).toBe('ada.b');
  });

  it('are not believed where somebody else has written them', () => {
    const to = new URL(links.linkOf(decision)).searchParams.get('to')!;
    const ofAnother = new URL(letterLinks(() => 'http://shop.example', 'guess').linkOf(decision)).searchParams.get(
      'to',
    )!;
    for (const forged of [
      to.replace('ada', 'eve'),
      to.slice(0, -4),
      `${to}AAAA`,
      ofAnother,
      'ada.b',
      'ada.b.',
      '.',
      '',
    ]) {
      expect(links.recipientOf(forged), forged).toBeUndefined();
    }
  });
});
