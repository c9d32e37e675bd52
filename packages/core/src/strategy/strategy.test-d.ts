import { describe, expectTypeOf, it } from 'vitest';

import {
  absence,
  all,
  allocate,
  arbitrate,
  cap,
  consent,
  coolOff,
  count,
  days,
  drain,
  eq,
  gte,
  experiment,
  holdout,
  latest,
  lever,
  limit,
  minutes,
  named,
  not,
  occurrence,
  onDate,
  oneOf,
  product,
  propensity,
  qualify,
  quiet,
  schedule,
  some,
  strategy,
  sum,
  suppress,
  value,
  weight,
  type Strategy,
} from '../index.ts';

interface Shop {
  events: {
    cart_updated: { total: number; items: string[] };
    order_completed: { total: number };
    product_viewed: { product: string };
    email_clicked: { campaign: string };
  };
  profile: { segment: 'new' | 'loyal' | 'vip'; country: string; address?: { city: string } };
}

const write = strategy<Shop>();
const rest = { id: 'a', version: '1' } as const;

describe('strategy', () => {
  it('takes the strategy of the design', () => {
    const winback = write({
      id: 'winback',
      version: '7',
      aggregates: {
        views7d: count('product_viewed', { per: days(7) }),
        spend90d: sum('order_completed', 'total', { per: days(90) }),
        campaign: latest('email_clicked', 'campaign'),
      },
      triggers: { cart_abandoned: absence({ after: 'cart_updated', of: 'order_completed', for: minutes(30) }) },
      actions: [
        {
          id: 'cart-reminder',
          group: 'cart',
          channel: 'email',
          value: 12,
          on: 'cart_abandoned',
          when: all(gte('event.total', 50), eq('profile.segment', 'loyal')),
        },
        { id: 'hero-sale', group: 'sale', channel: 'web', value: 3, when: gte('profile.views7d', 3) },
        { id: 'berlin', channel: 'web', when: all(eq('profile.address.city', 'Berlin'), eq('profile.campaign', 'x')) },
      ],
      funnel: [
        qualify({ suitable: { sale: not(eq('profile.segment', 'vip')) } }),
        limit(
          cap({ channel: 'email', atMost: 2, per: days(7) }),
          cap({ tag: 'promotion', atMost: 4, calendar: 'month', zone: 'Europe/Berlin', holds: days(1) }),
          coolOff({ after: 'dismissal', times: 3, per: days(30), rest: days(5), scope: 'group' }),
          suppress({ list: 'do-not-contact', by: 'profile.country' }),
          quiet({ from: '21:00', to: '08:00' }),
          consent('email', 'marketing'),
        ),
        holdout({ share: 0.05 }),
        arbitrate(
          product(propensity('click'), weight(eq('context.device', 'mobile'), 1.2), value(), lever({ sale: 0.8 })),
        ),
        allocate({ hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } }),
      ],
    });
    expectTypeOf(winback).toEqualTypeOf<Strategy>();
  });

  it('takes stages in the arms of an experiment, and refuses there what it refuses outside', () => {
    const worth = [arbitrate(value())];
    const ranked = (path: 'profile.segment') => [
      qualify({ eligible: { x: not(eq(path, 'vip')) } }),
      arbitrate(weight(eq(path, 'loyal'), 2)),
    ];
    const arms = { old: { weight: 0.5, stages: worth }, new: { weight: 0.5, stages: ranked('profile.segment') } };
    write({ ...rest, actions: [], funnel: [experiment({ id: 'x', arms })] });

    const wrong = { old: arms.old, new: { weight: 0.5, stages: [arbitrate(weight(eq('profile.segmnt', 'vip'), 2))] } };
    // @ts-expect-error
    write({ ...rest, actions: [], funnel: [experiment({ id: 'x', arms: wrong })] });
  });

  it('refuses a path that is not there', () => {
    // @ts-expect-error
    write({ ...rest, actions: [{ id: 'x', channel: 'web', when: eq('profile.segmnt', 'vip') }], funnel: [] });
    // @ts-expect-error
    write({ ...rest, actions: [{ id: 'x', channel: 'web', when: gte('profile.views7d', 1) }], funnel: [] });
    // @ts-expect-error
    write({ ...rest, actions: [{ id: 'x', channel: 'web', when: all(not(gte('event.price', 1))) }], funnel: [] });
  });

  it('refuses a literal that the attribute cannot have', () => {
    // @ts-expect-error
    write({ ...rest, actions: [{ id: 'x', channel: 'web', when: eq('profile.segment', 'gold') }], funnel: [] });
    const gold = oneOf('profile.segment', ['vip', 'gold']);
    // @ts-expect-error
    write({ ...rest, actions: [{ id: 'x', channel: 'web', when: gold }], funnel: [] });
    // @ts-expect-error
    write({ ...rest, actions: [{ id: 'x', channel: 'web', when: eq('event.total', '50') }], funnel: [] });
  });

  it('refuses an operator that does not fit the type', () => {
    // @ts-expect-error
    write({ ...rest, actions: [{ id: 'x', channel: 'web', when: gte('profile.country', 1) }], funnel: [] });
  });

  it('refuses event types, properties and triggers that are not there', () => {
    // @ts-expect-error
    write({ ...rest, aggregates: { n: count('cart_update') }, actions: [], funnel: [] });
    // @ts-expect-error
    write({ ...rest, aggregates: { n: sum('order_completed', 'price') }, actions: [], funnel: [] });
    const left = absence({ after: 'cart', of: 'order_completed', for: 1 });
    // @ts-expect-error
    write({ ...rest, triggers: { left }, actions: [], funnel: [] });
    // @ts-expect-error
    write({ ...rest, actions: [{ id: 'x', channel: 'web', on: 'cart_abandoned' }], funnel: [] });
  });

  it('takes what may be said of actions and places, and refuses what means nothing', () => {
    const { slots } = allocate({ hero: { channel: 'web', atMost: 1, weight: 2, fallback: 'x' } });
    expectTypeOf(slots.hero.fallback).toEqualTypeOf<'x'>();
    const shelf = allocate(slots, { perGroup: 1, perIssue: 2, exclusions: [['x', 'grow']], repeatAfter: days(1) });
    write({ ...rest, actions: [{ id: 'x', issue: 'grow', channel: 'web', mandatory: true }], funnel: [shelf] });
    // @ts-expect-error
    write({ ...rest, actions: [{ id: 'x', channel: 'web', mandatory: false }], funnel: [] });
    // @ts-expect-error
    allocate(slots, { exclusions: ['x', 'y'] });
    // @ts-expect-error
    allocate(slots, { perChannel: 1 });
    allocate(slots, { mix: [{ tag: 'promotion', channel: 'web', atMost: 1 }] });
    // @ts-expect-error
    allocate(slots, { mix: [{ tag: 'promotion' }] });
  });

  it('takes declarations that fit the attributes of the domain', () => {
    const aggregates = { spend: sum('order_completed', 'total'), campaign: latest('email_clicked', 'campaign') };
    write({
      ...rest,
      aggregates,
      attributes: {
        segment: { type: 'string', sensitivity: 'personal', expected: true },
        address: { type: 'object', source: 'crm' },
        spend: { type: 'number', unit: 'EUR' },
        campaign: { type: 'string' },
      },
      actions: [{ id: 'x', channel: 'web', when: all(gte('health.completeness', 1), gte('health.age', 1)) }],
      funnel: [],
    });
    // @ts-expect-error
    write({ ...rest, attributes: { segmnt: { type: 'string' } }, actions: [], funnel: [] });
    // @ts-expect-error
    write({ ...rest, attributes: { segment: { type: 'number' } }, actions: [], funnel: [] });
    // @ts-expect-error
    write({ ...rest, aggregates, attributes: { spend: { type: 'string' } }, actions: [], funnel: [] });
    // @ts-expect-error
    write({ ...rest, actions: [{ id: 'x', channel: 'web', when: gte('health.ages', 1) }], funnel: [] });
  });

  it('takes the date of a schedule from the profile, where it can be one', () => {
    write({
      ...rest,
      aggregates: { paidAt: latest('order_completed', 'total') },
      triggers: {
        monday: schedule({ on: ['mon'], at: '09:00' }),
        paid: onDate({ path: 'profile.paidAt', after: days(1) }),
        country: onDate({ path: 'profile.country', at: '09:00' }),
      },
      actions: [{ id: 'x', channel: 'web', on: 'monday' }],
      funnel: [],
    });
    const unheard = onDate({ path: 'profile.renewal' });
    // @ts-expect-error
    write({ ...rest, triggers: { unheard }, actions: [], funnel: [] });
    const ofEvent = onDate({ path: 'event.total' });
    // @ts-expect-error
    write({ ...rest, triggers: { ofEvent }, actions: [], funnel: [] });
  });

  it('takes rules for what has changed by the names that there are', () => {
    const before = absence({ after: 'cart_updated', of: 'order_completed', for: 1 });
    const parts = {
      aggregates: { orders: count('order_completed') },
      triggers: { left: occurrence('cart_updated'), left_1: drain(before, { as: 'left' }) },
      actions: [],
      funnel: [],
    } as const;
    write({ ...rest, ...parts, carry: { aggregates: { orders: 'keep' }, triggers: { left: 'restart' } } });
    // @ts-expect-error
    write({ ...rest, ...parts, carry: { triggers: { right: 'restart' } } });
    // @ts-expect-error
    write({ ...rest, ...parts, carry: { aggregates: { orders: 'drop' } } });
    const other = drain(absence({ after: 'cart', of: 'order_completed', for: 1 }), { as: 'left' });
    // @ts-expect-error
    write({ ...rest, ...parts, triggers: { left: occurrence('cart_updated'), other } });
  });

  it('knows the conditions of the strategy by name', () => {
    write({
      ...rest,
      conditions: { rich: gte('event.total', 50), both: all(named('rich'), eq('profile.segment', 'vip')) },
      triggers: { big: occurrence('order_completed', named('rich')) },
      actions: [
        { id: 'x', channel: 'web', on: 'big', when: some('event.items', all(named('both'), eq('element', 'a'))) },
      ],
      funnel: [qualify({ eligible: { x: not(named('both')) } })],
    });
    // @ts-expect-error
    write({ ...rest, actions: [{ id: 'x', channel: 'web', when: named('rich') }], funnel: [] });
    // @ts-expect-error
    write({ ...rest, conditions: { a: named('b') }, actions: [], funnel: [] });
    // @ts-expect-error
    write({ ...rest, conditions: { a: gte('profile.segment', 3) }, actions: [], funnel: [] });
    const big = occurrence('order_completed', named('b'));
    // @ts-expect-error
    write({ ...rest, conditions: { a: gte('event.total', 3) }, triggers: { big }, actions: [], funnel: [] });
  });

  it('looks into the funnel too', () => {
    // @ts-expect-error
    write({ ...rest, actions: [], funnel: [qualify({ suitable: { sale: eq('profile.segment', 'gold') } })] });
    // @ts-expect-error
    write({ ...rest, actions: [], funnel: [arbitrate(product(weight(gte('profile.age', 3), 2)))] });
  });

  it('knows what a contact policy can say', () => {
    // @ts-expect-error
    cap({ atMost: 1 });
    // @ts-expect-error
    cap({ atMost: 1, per: days(1), calendar: 'day' });
    // @ts-expect-error
    cap({ atMost: 1, per: days(1), zone: 'UTC' });
    // @ts-expect-error
    cap({ atMost: 1, calendar: 'quarter' });
    // @ts-expect-error
    coolOff({ after: 'sneeze', rest: days(1) });
    // @ts-expect-error
    coolOff({ after: 'click', rest: days(1), scope: 'tag' });
    // @ts-expect-error
    suppress({ lists: 'blocked' });
  });
});
