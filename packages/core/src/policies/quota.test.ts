import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { request } from '../../test/request.ts';
import { allocate } from '../funnel/allocate.ts';
import { limit } from '../funnel/limit.ts';
import type { Step } from '../step/step.ts';
import type { StepResult } from '../step/stepResult.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { days, hours } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import type { Standings } from './claim.ts';
import { quota, type Quota } from './quota.ts';

const NOON = instant('2026-11-27T12:00:00Z');

const shop = (options: Omit<Quota, 'kind'>, places = 2): Strategy => ({
  id: 'shop',
  version: '1',
  actions: [
    { id: 'coupon', group: 'sale', channel: 'web', attributes: { cost: 30 } },
    { id: 'gift', group: 'sale', channel: 'web', attributes: { cost: 20 } },
  ],
  funnel: [limit(quota(options)), allocate({ page: { channel: 'web', atMost: places } })],
});

const decide = (step: Step, standings?: Standings, now = NOON): StepResult =>
  step(undefined, request(), now, standings);
const chosen = ({ decisions }: StepResult): readonly string[] => decisions.map(({ action }) => action);

describe('quota', () => {
  it('Q1 a decision claims what it takes, and others claim nothing', () => {
    const step = compile(shop({ account: 'coupons', action: 'coupon', atMost: 100 }));
    const [coupon, gift] = decide(step).decisions;

    expect(coupon?.claims).toEqual([{ account: '["coupons",null,null]', amount: 1, atMost: 100 }]);
    expect(gift).not.toHaveProperty('claims');
  });

  it('Q1 takes as much as an attribute of the action says', () => {
    const { decisions } = decide(compile(shop({ account: 'budget', group: 'sale', amount: 'cost', atMost: 1000 })));

    expect(decisions.map(({ claims }) => claims?.[0]?.amount)).toEqual([30, 20]);
  });

  it('Q2 objects where the ledger says that too little is left', () => {
    const step = compile(shop({ account: 'coupons', action: 'coupon', atMost: 100 }));
    const account = '["coupons",null,null]';

    expect(chosen(decide(step, { [account]: 99 }))).toEqual(['coupon', 'gift']);
    expect(decide(step, { [account]: 100 }).dropped).toEqual([
      {
        action: 'coupon',
        cause: { kind: 'request', id: 'r1' },
        stage: 'limit',
        reason: 'EXHAUSTED',
        clause: '/funnel/0/policies/0',
        seen: 100,
        needed: { atMost: 99 },
      },
    ]);
  });

  it('Q2 counts in what was chosen just before', () => {
    const { decisions, dropped } = decide(compile(shop({ account: 'budget', amount: 'cost', atMost: 49 })));

    expect(decisions.map(({ action }) => action)).toEqual(['coupon']);
    expect(dropped).toMatchObject([{ action: 'gift', stage: 'allocate', reason: 'EXHAUSTED', seen: 30 }]);
    expect(chosen(decide(compile(shop({ account: 'budget', amount: 'cost', atMost: 50 }))))).toEqual([
      'coupon',
      'gift',
    ]);
  });

  it('Q1 everyone has an account of their own by an attribute, and alone where they have none', () => {
    const step = compile(shop({ account: 'home', by: 'context.household', atMost: 1, per: days(7) }, 1));
    const accountIn = (context: object): unknown =>
      step(undefined, { ...request(), context } as ReturnType<typeof request>, NOON).decisions[0]?.claims;

    expect(accountIn({ household: 'h7' })).toEqual([
      { account: `["home",${days(7)},null,"by","h7"]`, amount: 1, atMost: 1, per: days(7) },
    ]);
    expect(accountIn({})).toMatchObject([{ account: `["home",${days(7)},null,"customer","ada"]` }]);
    expect(accountIn({ household: {} })).toMatchObject([{ account: `["home",${days(7)},null,"customer","ada"]` }]);
  });

  it('Q1 has a new account each day of a calendar', () => {
    const step = compile(shop({ account: 'daily', atMost: 1, calendar: 'day', zone: 'America/New_York' }, 1));
    const midnight = instant('2026-11-27T05:00:00Z');
    const account = `["daily","day",${midnight}]`;

    expect(decide(step).decisions[0]?.claims).toMatchObject([{ account }]);
    expect(decide(step, { [account]: 1 }).dropped).toMatchObject([
      { reason: 'EXHAUSTED', nextAt: midnight + days(1) },
      { reason: 'EXHAUSTED', nextAt: midnight + days(1) },
    ]);
    expect(chosen(decide(step, { [account]: 1 }, midnight + days(1)))).toEqual(['coupon']);
  });

  it('Q2 is freed evenly by its pace, and says when there will be enough', () => {
    const from = instant('2026-11-27T00:00:00Z');
    const pace = { from, to: from + days(1) };
    const step = compile(shop({ account: 'budget', action: 'coupon', atMost: 24, pace }));
    const account = '["budget",null,null]';

    expect(decide(step, { [account]: 11 }).decisions[0]?.claims).toEqual([{ account, amount: 1, atMost: 12 }]);
    expect(decide(step, { [account]: 12 }).dropped).toMatchObject([{ seen: 12, nextAt: NOON + hours(1) }]);
    expect(chosen(decide(step, { [account]: 12 }, NOON + hours(1)))).toContain('coupon');
    expect(decide(step, { [account]: 24 }).dropped[0]).not.toHaveProperty('nextAt');
    expect(chosen(decide(step, {}, from))).toEqual(['gift']);
  });

  it('refuses two windows, a pace that goes backwards, and actions that do not say how much they take', () => {
    const wrong = shop({
      account: 'a',
      atMost: 1,
      amount: 'price',
      per: 1,
      calendar: 'day',
      pace: { from: 2, to: 2 },
    });

    expect(faultsOf(() => compile(wrong))).toEqual([
      ['FIELD_MISSING', '/funnel/0/policies/0/amount'],
      ['FIELD_MISSING', '/funnel/0/policies/0/amount'],
      ['WINDOW_INVALID', '/funnel/0/policies/0/calendar'],
      ['VALUE_OUT_OF_RANGE', '/funnel/0/policies/0/pace/to'],
    ]);
  });
});
