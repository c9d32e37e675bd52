import { describe, expect, it } from 'vitest';

import { all } from '../conditions/all.ts';
import { any } from '../conditions/any.ts';
import { custom } from '../conditions/custom.ts';
import { eq } from '../conditions/eq.ts';
import { gte } from '../conditions/gte.ts';
import { lt } from '../conditions/lt.ts';
import { named } from '../conditions/named.ts';
import { not } from '../conditions/not.ts';
import { within } from '../conditions/within.ts';
import { OpportuneError } from '../errors/opportuneError.ts';
import { boost } from '../factors/boost.ts';
import { contacts } from '../factors/contacts.ts';
import { fade } from '../factors/fade.ts';
import { lever } from '../factors/lever.ts';
import { product } from '../factors/product.ts';
import { propensity } from '../factors/propensity.ts';
import { value } from '../factors/value.ts';
import { weight } from '../factors/weight.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { experiment } from '../funnel/experiment.ts';
import { explore } from '../funnel/explore.ts';
import { holdout } from '../funnel/holdout.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { ramp } from '../funnel/ramp.ts';
import { cap } from '../policies/cap.ts';
import { coolOff } from '../policies/coolOff.ts';
import { quota } from '../policies/quota.ts';
import { suppress } from '../policies/suppress.ts';
import { count } from '../profile/count.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { sum } from '../profile/sum.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { days, hours } from '../time/duration.ts';
import { absence } from '../triggers/absence.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { residual, type Residual } from './residual.ts';
import type { ResidualOptions } from './residualOptions.ts';

const slots = allocate({ hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } });
const NOW = days(20_000);
const page = { events: ['product_viewed'] };

const shop = (more: Partial<Strategy>): Strategy => ({
  id: 'shop',
  version: '7',
  actions: [{ id: 'hello', channel: 'web' }],
  funnel: [qualify(), slots],
  ...more,
});

/** A customer of whom the server knows this. */
function ada(strategy: Strategy, options: ResidualOptions = {}, more: Partial<CustomerState> = {}): CustomerState {
  const { state } = compile(strategy, options.bindings)(
    undefined,
    { kind: 'request', id: 'r0', customer: 'ada' },
    NOW - days(1),
  );
  return { ...state, contacts: [], ...more };
}

const made = (
  strategy: Strategy,
  options: ResidualOptions = {},
  more: Partial<CustomerState> = {},
  until: number = NOW + hours(1),
): Residual => residual(strategy, { page, ...options })('ada', ada(strategy, options, more), { now: NOW, until });

const ids = ({ strategy }: Residual): readonly string[] => strategy.actions.map(({ id }) => id);
const whenOf = ({ strategy }: Residual): unknown => strategy.actions[0]?.when;
const when = (condition: unknown): Partial<Strategy> => ({
  actions: [{ id: 'hello', channel: 'web', when: condition } as Strategy['actions'][number]],
});

describe('U4 conditions', () => {
  it.each([
    ['what holds is left out', gte('profile.risk', 700), undefined],
    ['in all', all(gte('profile.risk', 700), eq('context.device', 'mobile')), eq('context.device', 'mobile')],
    ['in any', any(lt('profile.risk', 700), eq('context.device', 'mobile')), eq('context.device', 'mobile')],
    [
      'under not',
      not(any(lt('profile.risk', 700), eq('context.device', 'mobile'))),
      not(eq('context.device', 'mobile')),
    ],
    ['what is unknown does not hold', any(gte('profile.nothing', 1), gte('context.cart', 1)), gte('context.cart', 1)],
    ['nor does its contrary', any(not(gte('profile.nothing', 1)), gte('context.cart', 1)), gte('context.cart', 1)],
    [
      'of now, what stays',
      all(gte('now', NOW), lt('now', NOW + hours(2)), gte('context.cart', 1)),
      gte('context.cart', 1),
    ],
    ['and not what will change', lt('now', NOW + 60_000), lt('now', NOW + 60_000)],
    [
      'within of what is known',
      all(within('profile.paid', { last: days(2) }), gte('context.cart', 1)),
      gte('context.cart', 1),
    ],
    ['and not where it ends', within('profile.paid', { last: days(1) }), within('profile.paid', { last: days(1) })],
    ['a name, as long as all of it is open', named('open'), named('open')],
    ['else what is left of it', named('half'), gte('context.cart', 2)],
  ])('%s', (_what, condition, expected) => {
    const conditions = { open: gte('context.cart', 1), half: all(gte('profile.risk', 1), gte('context.cart', 2)) };
    const residue = made(shop({ conditions, ...when(condition) }), {}, { profile: { risk: 720, paid: NOW - days(1) } });
    expect(ids(residue)).toEqual(['hello']);
    expect(whenOf(residue)).toEqual(expected);
  });

  it.each([
    ['false', lt('profile.risk', 700)],
    ['unknown', gte('profile.nothing', 700)],
    ['over', lt('now', NOW)],
    ['yet to come', gte('now', NOW + hours(1) + 1)],
  ])('an action goes where they are %s', (_what, condition) => {
    const residue = made(shop(when(condition)), {}, { profile: { risk: 720 } });
    expect(residue).toMatchObject({ left: [], asked: [] });
    expect(ids(residue)).toEqual([]);
  });

  it('an attribute that a recipe of the page may change stays open; others do not', () => {
    const strategy = shop({
      recipes: { product_viewed: 'note', order: 'book' },
      ...when(all(eq('profile.seen', 1), eq('profile.tier', 'gold'))),
    });
    const bindings = { recipes: { note: () => undefined, book: () => undefined } };
    const options = { page: { ...page, profile: ['seen'] }, bindings };
    const residue = made(strategy, options, { profile: { seen: 0, tier: 'gold' } });
    expect(whenOf(residue)).toEqual(eq('profile.seen', 1));
    expect(residue.state.profile).toEqual({ seen: 0 });
    expect(residue.strategy.recipes).toEqual({ product_viewed: 'note' });
  });

  it('of the profile nothing is known for longer than it is kept', () => {
    const strategy = shop({ retention: { profile: days(2) }, ...when(eq('profile.tier', 'gold')) });
    const known = { profile: { tier: 'gold' } };
    expect(whenOf(made(strategy, {}, { ...known, watermark: NOW - days(1) }))).toBeUndefined();
    expect(whenOf(made(strategy, {}, { ...known, watermark: NOW - days(2) + 60_000 }))).toEqual(
      eq('profile.tier', 'gold'),
    );
    expect(ids(made(strategy, {}, { ...known, watermark: NOW - days(2) }))).toEqual([]);
  });
});

describe('U4 aggregates', () => {
  const strategy = shop({
    aggregates: {
      views: count('product_viewed'),
      orders: count('order', { per: days(7) }),
      spent: sum('order', 'total', { per: days(7) }),
      ever: sum('order', 'total'),
    },
    actions: [
      { id: 'a', channel: 'web', when: gte('profile.views', 2) },
      { id: 'b', channel: 'web', when: all(gte('profile.orders', 1), gte('context.cart', 1)) },
      { id: 'c', channel: 'web', when: gte('profile.spent', 100) },
      { id: 'd', channel: 'web', when: gte('profile.ever', 100) },
    ],
  });
  const ordered = (at: number): CustomerState =>
    compile(strategy)(undefined, { id: 'o1', type: 'order', customer: 'ada', time: at, properties: { total: 120 } }, at)
      .state;
  const residue = (at: number): Residual =>
    residual(strategy, { page })('ada', ordered(at), { now: NOW, until: NOW + hours(1) });

  it('of events that no page adds are folded, where nothing leaves their window meanwhile', () => {
    const { strategy: reduced, state } = residue(NOW - days(1));
    expect(reduced.actions.map((action) => action.when)).toEqual([
      gte('profile.views', 2),
      gte('context.cart', 1),
      gte('profile.spent', 100),
      undefined,
    ]);
    expect(Object.keys(reduced.aggregates ?? {})).toEqual(['views', 'spent']);
    expect(Object.keys(state.aggregates)).toEqual(['spent']);
  });

  it('and left as they are where something does', () => {
    const { strategy: reduced } = residue(NOW - days(7) + 60_000);
    expect(reduced.actions[1]?.when).toEqual(all(gte('profile.orders', 1), gte('context.cart', 1)));
  });

  it('of customers never seen', () => {
    const { strategy: reduced } = residual(strategy, { page })('bob', undefined, { now: NOW, until: NOW + hours(1) });
    expect(reduced.actions.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('U5 actions', () => {
  it('that are over, or begin later, are not there', () => {
    const actions = [
      { id: 'over', channel: 'web', validTo: NOW },
      { id: 'later', channel: 'web', validFrom: NOW + hours(1) },
      { id: 'soon', channel: 'web', validFrom: NOW + hours(1) - 1 },
    ];
    expect(ids(made(shop({ actions })))).toEqual(['soon']);
  });

  it('that fail only behind a hold-out are there for it, where it is told how likely a fallback is', () => {
    const strategy = shop({
      actions: [
        { id: 'sale', channel: 'web', when: eq('profile.tier', 'gold') },
        { id: 'house', channel: 'web' },
      ],
      funnel: [
        limit(cap({ action: 'house', atMost: 0, per: 1 })),
        holdout({ share: 0.5 }),
        qualify(),
        allocate({ hero: { channel: 'web', atMost: 1, fallback: 'house' } }),
      ],
    });
    const probabilities = Array.from({ length: 20 }, (_, i) => {
      const customer = `c${String(i)}`;
      const request = { kind: 'request', id: 'r1', customer } as const;
      const residue = residual(strategy, { page })(customer, undefined, { now: NOW, until: NOW + 1 });
      const [whole] = compile(strategy)(undefined, request, NOW).decisions;
      const [here] = compile(residue.strategy)(residue.state, request, NOW).decisions;
      expect([here?.action, here?.probability]).toEqual(['house', whole?.probability]);
      expect(JSON.stringify(residue)).not.toContain('gold');
      return whole?.probability;
    });
    expect(new Set(probabilities)).toEqual(new Set([1, 0.5]));
  });

  it('whose trigger cannot fire in the page are not there, nor is the trigger', () => {
    const strategy = shop({
      triggers: {
        paid: occurrence('order'),
        looked: occurrence('product_viewed'),
        quiet: absence({ after: 'order', of: 'return', for: hours(1) }),
      },
      actions: [
        { id: 'thanks', channel: 'web', on: 'paid' },
        { id: 'more', channel: 'web', on: 'looked' },
        { id: 'review', channel: 'web', on: 'quiet' },
      ],
    });
    const residue = made(strategy);
    expect(ids(residue)).toEqual(['more']);
    expect(Object.keys(residue.strategy.triggers ?? {})).toEqual(['looked']);
    // What is held back is decided again by time alone.
    const match = { name: 'paid', id: 'o1', openedAt: NOW - 1, at: NOW - 1 };
    const held = { match, actions: ['thanks', 'gone'], until: NOW + 1 };
    const later = made(strategy, {}, { deferrals: [held] } as Partial<CustomerState>);
    expect(ids(later)).toEqual(['thanks', 'more']);
    expect(later.state.deferrals).toEqual([{ ...held, actions: ['thanks'] }]);
    // One that is open fires by time alone.
    expect(ids(made(strategy, {}, { triggers: { quiet: { at: NOW - 1 } } as CustomerState['triggers'] }))).toEqual([
      'more',
      'review',
    ]);
  });
});

describe('U6 what stays on the server', () => {
  const bindings = {
    models: { click: () => 0.5 },
    conditions: { lucky: () => true },
    lists: { blocked: { has: () => false } },
  };
  const two = [
    { id: 'hello', channel: 'web' },
    { id: 'mail', channel: 'email' },
  ];

  it.each<[string, Partial<Strategy>, ResidualOptions, Residual['left'], string[], string[]]>([
    [
      'an action of another channel',
      { actions: two },
      { page: { ...page, channels: ['web'] } },
      [{ path: '/actions/1', reason: 'CHANNEL', because: '/actions/1/channel' }],
      ['hello'],
      ['inbox'],
    ],
    [
      'what is secret and may change, and whatever it competes with',
      {
        recipes: { product_viewed: 'note' },
        actions: [{ ...two[0]!, when: eq('profile.risk', 1) } as never, { id: 'other', channel: 'web' }, two[1]!],
      },
      { secret: ['risk'], bindings: { recipes: { note: () => undefined } } },
      [
        { path: '/actions/0', reason: 'SECRET', because: '/actions/0/when' },
        { path: '/actions/1', reason: 'COMPETES', because: '/funnel/1' },
      ],
      ['mail'],
      ['hero'],
    ],
    [
      'code of which nothing is known',
      { actions: [{ ...two[0]!, when: custom('lucky') } as never, two[1]!] },
      { bindings },
      [{ path: '/actions/0', reason: 'CODE', because: '/actions/0/when' }],
      ['mail'],
      ['hero'],
    ],
    [
      'code of which it is said what it looks at is sent',
      { actions: [{ ...two[0]!, when: custom('lucky') } as never, two[1]!] },
      { bindings, reads: { lucky: ['context.x'] } },
      [],
      ['hello', 'mail'],
      [],
    ],
    [
      'what counts by a wall clock that is secret',
      {
        aggregates: { today: count('product_viewed', { calendar: 'day' }) },
        actions: [{ ...two[0]!, when: gte('profile.today', 1) } as never, two[1]!],
      },
      { secret: ['timeZone'] },
      [{ path: '/actions/0', reason: 'SECRET', because: '/actions/0/when' }],
      ['mail'],
      ['hero'],
    ],
    [
      'everything where the ranking is not known',
      { actions: two, funnel: [arbitrate(product(propensity('click'), value())), slots] },
      { bindings },
      [
        { path: '/actions/0', reason: 'CODE', because: '/funnel/0' },
        { path: '/actions/1', reason: 'CODE', because: '/funnel/0' },
      ],
      [],
      ['hero', 'inbox'],
    ],
    [
      'what draws on an account of all customers',
      { actions: two, funnel: [limit(quota({ account: 'stock', channel: 'email', atMost: 3 })), slots] },
      {},
      [{ path: '/actions/1', reason: 'QUOTA', because: '/funnel/0/policies/0' }],
      ['hello'],
      ['inbox'],
    ],
    [
      'what a cap counts together with what stays',
      { actions: two, funnel: [limit(cap({ atMost: 1, per: days(1) })), slots] },
      { page: { ...page, channels: ['web'] } },
      [
        { path: '/actions/0', reason: 'COMPETES', because: '/funnel/0/policies/0' },
        { path: '/actions/1', reason: 'CHANNEL', because: '/actions/1/channel' },
      ],
      [],
      ['hero', 'inbox'],
    ],
    [
      'what rests with it',
      { actions: two, funnel: [limit(coolOff({ after: 'dismissal', rest: days(1), scope: 'everything' })), slots] },
      { page: { ...page, channels: ['web'] } },
      [
        { path: '/actions/0', reason: 'COMPETES', because: '/funnel/0/policies/0' },
        { path: '/actions/1', reason: 'CHANNEL', because: '/actions/1/channel' },
      ],
      [],
      ['hero', 'inbox'],
    ],
    [
      'what a list is asked about by something that the page brings',
      { actions: two, funnel: [limit(suppress({ channel: 'web', list: 'blocked', by: 'context.phone' })), slots] },
      { bindings },
      [{ path: '/actions/0', reason: 'LIST', because: '/funnel/0/policies/0' }],
      ['mail'],
      ['hero'],
    ],
  ])('%s', (_what, parts, options, left, sent, asked) => {
    const residue = made(shop(parts), options, { profile: { risk: 1 } });
    expect(residue.left).toEqual(left);
    expect(ids(residue)).toEqual(sent);
    expect(residue.asked).toEqual(asked);
    // It is whole without them.
    expect(compile(residue.strategy, options.bindings)).toBeDefined();
  });

  it.each<[string, Strategy['funnel'], string]>([
    ['explored', [explore({ method: 'epsilonGreedy', epsilon: 0.1 }), slots], '/funnel/0'],
    [
      'opened step by step',
      [ramp({ hello: { from: 0, to: 1, over: { path: 'context.n', evidence: 9 } } }), slots],
      '/funnel/0',
    ],
    ['placed under constraints', [allocate(slots.slots, { perGroup: 1 })], '/funnel/0'],
    [
      'held out before what a slot falls back on',
      [holdout({ share: 0.1 }), allocate({ ...slots.slots, hero: { channel: 'web', atMost: 1, fallback: 'hello' } })],
      '/funnel/1',
    ],
    [
      'ranked by how many contacts there were',
      [arbitrate(fade(contacts({ of: 'everything', per: days(1) }), { half: 2 })), slots],
      '/funnel/0',
    ],
  ])('all of an occasion, where they are %s, and nothing of another', (_what, funnel, because) => {
    const isOfAll = because === '/funnel/0' && funnel[0]?.kind === 'arbitrate';
    const strategy = shop({
      triggers: { looked: occurrence('product_viewed') },
      actions: [...two, { id: 'more', channel: 'web', on: 'looked' }],
      funnel,
    });
    const residue = made(strategy, { page: { ...page, channels: ['web'] } });
    expect(residue.left[0]).toEqual({ path: '/actions/0', reason: 'COMPETES', because });
    expect(ids(residue)).toEqual(isOfAll ? [] : ['more']);
    expect(residue.asked).toEqual(['hero', 'inbox']);
    // The page does not fall back on what the server shows.
    expect(JSON.stringify(residue.strategy)).not.toContain('fallback');
    expect(compile(residue.strategy)).toBeDefined();
  });

  it.each<[string, Strategy['funnel']]>([
    ['a rest', [limit(coolOff({ after: 'dismissal', rest: days(1), scope: 'group' })), slots]],
    ['a ranking', [arbitrate(fade(contacts({ of: 'group', per: days(1) }), { half: 2 })), slots]],
    ['a cap', [limit(cap({ group: 'loans', atMost: 1, per: days(1) })), slots]],
  ])('those of one group, where %s looks at that', (_what, funnel) => {
    const actions = [
      { id: 'hello', channel: 'web', group: 'loans' },
      { id: 'other', channel: 'push', group: 'cards' },
      { id: 'mail', channel: 'email', group: 'loans' },
    ];
    const residue = made(shop({ actions, funnel }), { page: { ...page, channels: ['web', 'push'] } });
    expect(residue.left.map(({ path, reason }) => [path, reason])).toEqual([
      ['/actions/0', 'COMPETES'],
      ['/actions/2', 'CHANNEL'],
    ]);
    expect(ids(residue)).toEqual(['other']);
  });

  it.each([
    [true, []],
    [false, ['hello']],
  ])('a list itself: whom it stops has been found out (%s)', (isBlocked, sent) => {
    const listed = { lists: { blocked: { has: (key: string) => key === 'ada@shop.example' && isBlocked } } };
    const funnel = [limit(suppress({ list: 'blocked', by: 'profile.mail' })), slots];
    const residue = made(shop({ funnel }), { bindings: listed }, { profile: { mail: 'ada@shop.example' } });
    expect(residue.left).toEqual([]);
    expect(ids(residue)).toEqual(sent);
    expect(JSON.stringify(residue)).not.toMatch(/blocked|profile.mail|shop.example/);
  });

  it('all that time or events propose, where few may be open and one of them is secret', () => {
    const strategy = shop({
      retention: { openAtMost: 1 },
      triggers: {
        a: absence({ after: 'product_viewed', of: 'order', for: hours(1) }),
        b: absence({ after: { type: 'product_viewed', where: gte('profile.risk', 5) }, of: 'order', for: hours(1) }),
      },
      actions: [
        { id: 'hello', channel: 'web', on: 'a' },
        { id: 'bye', channel: 'web' },
      ],
    });
    expect(ids(made(strategy, { secret: ['risk'] }))).toEqual(['bye']);
    // Else each is sent that takes one of the places.
    expect(Object.keys(made(strategy).strategy.triggers ?? {})).toEqual(['a', 'b']);
  });
});

describe('funnel', () => {
  it('has no factor, policy or table of what is not sent, and scores the same', () => {
    const strategy = shop({
      actions: [
        { id: 'a', group: 'x', channel: 'web', tags: ['promo'] },
        { id: 'b', group: 'y', channel: 'web', tags: ['other'], when: eq('profile.tier', 'gold') },
      ],
      funnel: [
        qualify({ suitable: { x: gte('profile.risk', 700), y: gte('profile.risk', 900) } }),
        limit(cap({ group: 'y', atMost: 1, per: days(1) }), cap({ tag: 'promo', atMost: 1, per: days(1) })),
        arbitrate(
          product(
            lever({ x: 2, y: 0.31 }),
            weight(gte('profile.risk', 700), 3),
            weight(gte('profile.risk', 999), 17),
            boost({ x: 5 }, { to: NOW }),
          ),
        ),
        allocate(
          { hero: { channel: 'web', atMost: 1 } },
          { exclusions: [['x', 'y']], mix: [{ group: 'y', atMost: 1 }] },
        ),
      ],
    });
    const profile = { risk: 720 };
    const residue = made(strategy, {}, { profile });
    const always = { kind: 'all', of: [] };
    expect(residue.strategy.funnel).toEqual([
      qualify(),
      limit(cap({ tag: 'promo', atMost: 1, per: days(1) })),
      arbitrate(
        product(
          lever({ x: 2 }),
          weight(always as never, 3),
          weight({ kind: 'any', of: [] } as never, 1),
          boost({}, {}),
        ),
      ),
      // Under no constraint at all places would be given away in another way.
      { ...allocate({ hero: { channel: 'web', atMost: 1 } }), exclusions: [], mix: [{ atMost: 2 }] },
    ]);
    const request = { kind: 'request', id: 'r1', customer: 'ada' } as const;
    const [whole] = compile(strategy)(ada(strategy, {}, { profile }), request, NOW).decisions;
    expect(compile(residue.strategy)(residue.state, request, NOW).decisions).toEqual([
      { ...whole, strategy: expect.anything() as unknown },
    ]);
    expect(whole).toMatchObject({ action: 'a', score: 6 });
  });

  it('a list of exclusions goes on by ids where a name in it has gone', () => {
    const strategy = shop({
      actions: [
        { id: 'a', group: 'x', channel: 'web' },
        { id: 'b', group: 'x', channel: 'web' },
        { id: 'c', group: 'y', channel: 'web', validTo: NOW },
      ],
      funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 2 } }, { exclusions: [['x', 'y']] })],
    });
    const residue = made(strategy);
    expect(residue.strategy.funnel[1]).toMatchObject({ exclusions: [['a', 'b']] });
    expect(
      compile(residue.strategy)(residue.state, { kind: 'request', id: 'r1', customer: 'ada' }, NOW).decisions,
    ).toHaveLength(1);
  });

  it('of arms that the customer is not in there is nothing but their names and weights', () => {
    const arms = {
      one: { weight: 0.5, stages: [arbitrate(weight(gte('context.x', 4711), 2))] },
      two: { weight: 0.5, stages: [arbitrate(weight(gte('context.x', 815), 2))] },
    };
    const strategy = shop({ funnel: [qualify(), experiment({ id: 'e', arms }), slots] });
    const text = JSON.stringify(made(strategy).strategy.funnel);
    expect([text.includes('4711'), text.includes('815')].filter(Boolean)).toHaveLength(1);
    expect(Object.keys((made(strategy).strategy.funnel[1] as unknown as { arms: object }).arms)).toEqual([
      'one',
      'two',
    ]);
  });
});

describe('U2, U3 the state', () => {
  it('tells of contacts what caps count, and not which action it was that stays', () => {
    const strategy = shop({
      actions: [
        { id: 'a', group: 'x', channel: 'web' },
        { id: 'winback-of-debtors', group: 'debt', channel: 'web', when: eq('profile.tier', 'gold') },
      ],
      funnel: [qualify(), limit(cap({ channel: 'web', atMost: 2, per: days(7) })), slots],
    });
    const contact = { decision: 'd1', channel: 'web', at: NOW - hours(1), status: 'committed' } as const;
    const contacts = [
      { ...contact, action: 'winback-of-debtors', group: 'debt' },
      { ...contact, decision: 'd2', action: 'a', group: 'x' },
      { ...contact, decision: 'd3', action: 'mail', channel: 'email' },
    ];
    const { state } = made(strategy, {}, { contacts });
    expect(state.contacts).toEqual([
      { ...contact, action: '' },
      { ...contact, decision: 'd2', action: 'a', group: 'x' },
    ]);
  });

  it('goes on where a newer residual comes, because what is sent of it says the same', () => {
    const strategy = shop({
      aggregates: { views: count('product_viewed') },
      actions: [{ id: 'more', channel: 'web', when: all(gte('profile.views', 2), eq('profile.tier', 'gold')) }],
    });
    const viewed = (id: string) => ({ id, type: 'product_viewed', customer: 'ada', time: NOW, properties: {} });
    const known = { ...compile(strategy)(undefined, viewed('e0'), NOW).state, profile: { tier: 'gold' } };
    const span = { now: NOW, until: NOW + hours(1) };
    const { state, strategy: reduced } = residual(strategy, { page })('ada', known, span);
    const isShown = (by: Strategy, of: CustomerState): boolean =>
      compile(by)(of, { kind: 'request', id: 'r1', customer: 'ada' }, NOW).decisions.length === 1;
    expect(isShown(reduced, state)).toBe(false);
    // One was seen before it was sent, one is seen in the page.
    const later = compile(reduced)(state, viewed('e1'), NOW).state;
    expect(isShown(reduced, later)).toBe(true);
    const more = all(gte('profile.views', 3), eq('profile.tier', 'gold')) as never;
    const changed = { ...strategy, version: '8', actions: [{ ...strategy.actions[0]!, when: more }] };
    const newer = residual(changed, { page })('ada', known, span).strategy;
    expect(isShown(newer, later)).toBe(false);
    expect(isShown(newer, compile(newer)(later, viewed('e2'), NOW).state)).toBe(true);
  });
});

describe('refusals', () => {
  const codeOf = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return error instanceof OpportuneError ? [error.code, error.path] : error;
    }
  };

  it('tells by code what is wrong', () => {
    const reduce = residual(shop({}));
    const state = ada(shop({}));
    expect(codeOf(() => reduce('ada', state, { now: NOW, until: NOW }))).toEqual(['OPTION_INVALID', '/until']);
    expect(codeOf(() => reduce('bob', state, { now: NOW, until: NOW + 1 }))).toEqual([
      'CUSTOMER_MISMATCH',
      '/customer',
    ]);
    expect(codeOf(() => reduce('ada', { ...state, contacts: 'none' } as never, { now: NOW, until: NOW + 1 }))).toEqual([
      'INPUT_INVALID',
      '/state',
    ]);
    expect(codeOf(() => residual({ ...shop({}), funnel: [] }))).toEqual(['STRATEGY_INVALID', '/funnel']);
  });
});
