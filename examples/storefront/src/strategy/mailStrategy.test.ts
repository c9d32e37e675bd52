import { compile, days, hours, seconds } from '@opportune/core';
import { check } from '@opportune/core/check';
import { describe, expect, it } from 'vitest';

import { visit, type Visit } from '../../test/visit.ts';
import { becomeCustomer } from './becomeCustomer.ts';
import { mailStrategy } from './mailStrategy.ts';

const step = compile(mailStrategy(seconds(30)), { recipes: { becomeCustomer } });

const ada = (agrees = true): Visit => {
  const who = visit(step);
  if (agrees) who.does('consent_granted', { channel: 'email', purpose: 'marketing' });
  return who;
};
const fill = (who: Visit): void => void who.does('cart_updated', { total: 129, items: 1 });

describe('letters', () => {
  it('are decided by nothing that could never matter', () => {
    expect(check(mailStrategy(seconds(30))).filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('begin with one to a new customer who wants them, and to no other', () => {
    expect(ada().does('registered', { email: 'ada@customer.example', name: 'Ada' })).toEqual(['autumn-letter']);
    const other = ada(false);
    expect(other.does('registered', { email: 'bob@customer.example', name: 'Bob' })).toEqual([]);
    expect(other.reasons).toEqual(['autumn-letter NO_CONSENT']);
  });

  it('remind of a cart that was left', () => {
    const who = ada();
    fill(who);
    expect(who.waits(hours(1))).toEqual([]);
    who.does('page_hidden', { path: '/cart/' });
    expect(who.wakeAt).toBe(who.now + seconds(30));
    expect(who.waits(seconds(29))).toEqual([]);
    expect(who.waits(seconds(1))).toEqual(['cart-reminder']);
    expect(who.waits(days(3))).toEqual([]);
  });

  it.each(['page_viewed', 'page_shown', 'purchase'])('do not where %s came in time', (type) => {
    const who = ada();
    fill(who);
    who.does('page_hidden');
    who.waits(seconds(20));
    who.does(type);
    expect(who.waits(hours(1))).toEqual([]);
  });

  it('do not where the cart is empty, or was emptied', () => {
    const who = ada();
    who.does('page_hidden');
    expect(who.waits(hours(1))).toEqual([]);
    fill(who);
    who.does('cart_updated', { total: 0, items: 0 });
    who.does('page_hidden');
    expect(who.waits(hours(1))).toEqual([]);
  });

  it('go from page to page with who looks around, and remind of the last that was left', () => {
    const who = ada();
    fill(who);
    for (let page = 0; page < 5; page += 1) {
      who.does('page_hidden');
      who.waits(seconds(1));
      who.does('page_viewed');
      who.waits(seconds(10));
    }
    who.does('page_hidden');
    expect(who.waits(seconds(30))).toEqual(['cart-reminder']);
  });

  it('do not where the page that was left speaks up after the one that was gone to', () => {
    const who = ada();
    fill(who);
    const left = who.now + 1;
    who.now += seconds(2);
    who.does('page_viewed');
    who.now += seconds(1);
    who.does('page_hidden', {}, left);
    expect(who.waits(hours(1))).toEqual([]);
    who.does('page_hidden');
    expect(who.waits(seconds(30))).toEqual(['cart-reminder']);
  });

  it('do not where it is heard only after the page was left that the cart was emptied before', () => {
    const who = ada();
    fill(who);
    who.now += seconds(5);
    const emptied = who.now;
    who.does('page_hidden');
    who.does('purchase', { total: 129, items: 1 }, emptied);
    who.does('cart_updated', { total: 0, items: 0 }, emptied);
    expect(who.waits(hours(1))).toEqual([]);
  });

  it('remind once a day', () => {
    const who = ada();
    fill(who);
    who.does('page_hidden');
    who.waits(seconds(30));
    who.does('page_viewed');
    who.does('page_hidden');
    expect(who.waits(seconds(30))).toEqual([]);
    expect(who.reasons).toEqual(['cart-reminder CAPPED']);
    who.waits(days(1));
    who.does('page_viewed');
    who.does('page_hidden');
    expect(who.waits(seconds(30))).toEqual(['cart-reminder']);
  });

  it('do not go to a visitor who has never said where to', () => {
    const who = ada(false);
    fill(who);
    who.does('page_hidden');
    expect(who.waits(hours(1))).toEqual([]);
  });
});
