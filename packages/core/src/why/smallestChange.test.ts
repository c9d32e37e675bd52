import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { all } from '../conditions/all.ts';
import { any } from '../conditions/any.ts';
import { between } from '../conditions/between.ts';
import { contains } from '../conditions/contains.ts';
import { eq } from '../conditions/eq.ts';
import { exists } from '../conditions/exists.ts';
import { gt } from '../conditions/gt.ts';
import { gte } from '../conditions/gte.ts';
import { lt } from '../conditions/lt.ts';
import { missing } from '../conditions/missing.ts';
import { named } from '../conditions/named.ts';
import { ne } from '../conditions/ne.ts';
import { noneOf } from '../conditions/noneOf.ts';
import { not } from '../conditions/not.ts';
import { oneOf } from '../conditions/oneOf.ts';
import { affinity } from '../factors/affinity.ts';
import { lever } from '../factors/lever.ts';
import { product } from '../factors/product.ts';
import { value } from '../factors/value.ts';
import { weight } from '../factors/weight.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { cap } from '../policies/cap.ts';
import { consent } from '../policies/consent.ts';
import { count } from '../profile/count.ts';
import type { Node } from '../shape/shape.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { days } from '../time/duration.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { smallestChange, type SmallestChange } from './smallestChange.ts';

const asking = (when: Node, more: Partial<Strategy> = {}): Strategy =>
  small({ actions: [{ id: 'sale', channel: 'web', when: when as never }], funnel: [qualify(), places], ...more });

const changesFor = (strategy: Strategy, context: Readonly<Record<string, unknown>> = {}): SmallestChange =>
  smallestChange(strategy, {}, { state: undefined, input: request('r1', { context }), now: 5 }, 'sale');

describe('smallestChange', () => {
  it.each<[Node, object, unknown]>([
    [gte('context.total', 50), { total: 40 }, [['context.total', 40, 50]]],
    [gt('context.total', 50), { total: 40 }, [['context.total', 40, 51]]],
    [lt('context.total', 50), { total: 60 }, [['context.total', 60, 49]]],
    [between('context.total', 10, 20), { total: 30 }, [['context.total', 30, 20]]],
    [between('context.total', 10, 20), { total: 3 }, [['context.total', 3, 10]]],
    [eq('context.city', 'Ulm'), {}, [['context.city', undefined, 'Ulm']]],
    [oneOf('context.city', ['Ulm', 'Bonn']), { city: 'Rom' }, [['context.city', 'Rom', 'Bonn']]],
    [not(eq('context.city', 'Ulm')), { city: 'Ulm' }, [['context.city', 'Ulm', null]]],
    [missing('context.city'), { city: 'Ulm' }, [['context.city', 'Ulm', undefined]]],
    [exists('context.city'), {}, [['context.city', undefined, 'any']]],
    [contains('context.tags', 'x'), { tags: ['a'] }, [['context.tags', ['a'], ['a', 'x']]]],
    [gte('profile.address.floor', 2), {}, [['profile.address.floor', undefined, 2]]],
    [eq('context.city', 'Ulm'), { city: 'Ulm' }, []],
  ])('W5 for %j of %j', (when, context, expected) => {
    const { changes } = changesFor(asking(when), context as Readonly<Record<string, unknown>>);

    expect(changes?.map(({ path, from, to }) => [path, from, to])).toEqual(expected);
  });

  it('W5 changes as few attributes as it can, and those of them by as little as it can', () => {
    const when = any(
      all(eq('context.city', 'Ulm'), gte('context.total', 10)),
      gte('context.total', 1000),
      gte('context.age', 18),
    );

    expect(changesFor(asking(when), { total: 1, age: 17 }).changes).toEqual([
      { path: 'context.age', from: 17, to: 18 },
    ]);
    expect(changesFor(asking(when), { total: 12, age: 1, city: 'Rom' }).changes).toEqual([
      { path: 'context.city', from: 'Rom', to: 'Ulm' },
    ]);
  });

  it('W5 changes several where one is not enough, through names and tiers, and three at most', () => {
    const strategy = asking(named('rich'), {
      conditions: { rich: all(gte('profile.spent', 100), eq('profile.segment', 'vip')) },
      funnel: [qualify({ suitable: { sale: not(eq('context.device', 'fax')) } }), places],
    });

    expect(changesFor(strategy, { device: 'fax' }).changes?.map(({ path, to }) => [path, to])).toEqual([
      ['context.device', null],
      ['profile.segment', 'vip'],
      ['profile.spent', 100],
    ]);
    const four = asking(all(...['a', 'b', 'c', 'd'].map((name) => eq(`context.${name}`, 1))));
    expect(changesFor(four)).toMatchObject({ changes: undefined, fate: { reason: 'UNKNOWN', path: 'context.a' } });
  });

  it('W5 finds a value that several clauses allow', () => {
    const when = all(gte('context.total', 10), gte('context.total', 50), ne('context.total', 50));

    expect(changesFor(asking(when), { total: 5 }).changes).toEqual([{ path: 'context.total', from: 5, to: 51 }]);
  });

  it('W5 tells an attribute that is missing from one that is null', () => {
    const when = all(noneOf('context.city', ['Ulm', null]), not(exists('context.city')));

    expect(changesFor(asking(not(all(exists('context.city'), ne('context.city', 1)))), { city: null }).changes).toEqual(
      [{ path: 'context.city', from: null, to: 1 }],
    );
    expect(changesFor(asking(any(when, missing('context.city'))), { city: null }).changes).toEqual([
      { path: 'context.city', from: null, to: undefined },
    ]);
  });

  it('W5 takes aggregates for attributes', () => {
    const strategy = asking(gte('profile.views', 3), { aggregates: { views: count('viewed', { per: days(7) }) } });
    const { state } = compile(strategy)(undefined, event('viewed', 1), 1);

    expect(smallestChange(strategy, {}, { state, input: request(), now: 5 }, 'sale').changes).toEqual([
      { path: 'profile.views', from: 1, to: 3 },
    ]);
  });

  it('W5 knows that a count of nothing is 0', () => {
    const strategy = asking(lt('profile.views', 1), { aggregates: { views: count('viewed') } });
    const asked = (state: Parameters<ReturnType<typeof compile>>[0]): SmallestChange =>
      smallestChange(strategy, {}, { state, input: request(), now: 5 }, 'sale');

    expect(asked(undefined).changes).toEqual([]);
    expect(asked(compile(strategy)(undefined, event('viewed', 1), 1).state).changes).toEqual([
      { path: 'profile.views', from: 1, to: 0 },
    ]);
  });

  it('W5 changes the event that opens an opportunity', () => {
    const strategy = small({
      triggers: { bought: occurrence('ordered') },
      actions: [{ id: 'sale', channel: 'web', on: 'bought', when: gte('event.total', 50) as never }],
      funnel: [qualify(), places],
    });
    const input = event('ordered', 5, { total: 49 });

    expect(smallestChange(strategy, {}, { state: undefined, input, now: 5 }, 'sale').changes).toEqual([
      { path: 'event.total', from: 49, to: 50 },
    ]);
  });

  it('W5 asks for consent', () => {
    const strategy = small({
      actions: [{ id: 'sale', channel: 'web' }],
      funnel: [limit(consent('web', 'ads')), places],
    });

    expect(changesFor(strategy).changes).toEqual([{ path: 'consents.web/ads', from: undefined, to: true }]);
  });

  it('W5, F11 asks for consent to the channel on which nothing else is in the way', () => {
    const strategy = small({
      actions: [{ id: 'sale', channel: ['sms', 'web'] }],
      funnel: [
        limit(cap({ atMost: 0, per: 1, channel: 'sms' }), consent('web', 'ads')),
        allocate({ hero: { channel: 'web', atMost: 1 }, text: { channel: 'sms', atMost: 1 } }),
      ],
    });

    expect(changesFor(strategy)).toMatchObject({
      fate: { reason: 'CAPPED', channel: 'sms' },
      changes: [{ path: 'consents.web/ads' }],
      decision: { channel: 'web' },
    });
  });

  it('W7, F11 says by how much an action loses on the channel on which it qualifies', () => {
    const strategy = small({
      actions: [
        { id: 'sale', channel: ['sms', 'web'], value: 1 },
        { id: 'news', channel: 'web', value: 2 },
      ],
      funnel: [limit(cap({ atMost: 0, per: 1, channel: 'sms' })), arbitrate(value()), places],
    });

    expect(changesFor(strategy)).toMatchObject({ fate: { channel: 'sms' }, shortfall: { score: 1, to: 'news' } });
  });

  it('W5 lets an action win by a weight', () => {
    const strategy = small({
      actions: [
        { id: 'sale', channel: 'web', value: 2 },
        { id: 'news', channel: 'web', value: 3, when: missing('context.device') as never },
      ],
      funnel: [qualify(), arbitrate(product(value(), weight(eq('context.device', 'mobile'), 2))), places],
    });

    expect(changesFor(strategy)).toMatchObject({
      fate: { reason: 'OUTRANKED' },
      changes: [{ path: 'context.device', from: undefined, to: 'mobile' }],
      decision: { action: 'sale', score: 4 },
    });
  });

  it('W7 says by how much an action loses, and which lever would make up for it', () => {
    const actions = [
      { id: 'sale', channel: 'web', value: 2, when: eq('context.city', 'Ulm') as never },
      { id: 'news', channel: 'web', value: 3 },
      { id: 'club', channel: 'web', value: 8 },
    ];
    const ranked = (...by: readonly Node[]): Strategy =>
      small({
        actions,
        funnel: [qualify(), arbitrate(product(...by) as never), allocate({ hero: { channel: 'web', atMost: 2 } })],
      });
    const pulled = changesFor(ranked(value(), lever({ sale: 0.5 })), { city: 'Ulm' });

    // More than news it needs: of two with the same score news comes first.
    expect(pulled).toMatchObject({
      changes: undefined,
      fate: { reason: 'OUTRANKED' },
      shortfall: { changes: [], score: 1, needed: 3, to: 'news', lever: 3.001 },
      sentence: 'sale qualifies, and loses to news with a score of 1 to 3; with a lever of 3.001 it would be chosen.',
    });
    expect(changesFor(ranked(value())).shortfall).toEqual({
      changes: [{ path: 'context.city', from: undefined, to: 'Ulm' }],
      score: 2,
      needed: 3,
      to: 'news',
    });
    expect(changesFor(ranked(value())).sentence).toBe(
      'sale would qualify if context.city were Ulm, and loses to news with a score of 2 to 3.',
    );
  });

  it('W7 names of those that tie the one whose place it would take', () => {
    const worth = { a: 3, b: 3, sale: 1 };
    const actions = Object.entries(worth).map(([id, each]) => ({ id, channel: 'web', value: each }));
    const funnel = [arbitrate(value()), allocate({ hero: { channel: 'web', atMost: 2 } })];

    expect(changesFor(small({ actions, funnel })).shortfall).toMatchObject({ needed: 3, to: 'b' });
  });

  it('W7 says that an action has lost a tie', () => {
    const actions = ['a', 'sale'].map((id) => ({ id, channel: 'web', value: 2 }));

    expect(changesFor(small({ actions, funnel: [arbitrate(value()), places] })).sentence).toBe(
      'sale qualifies, and ties with a, which comes first, at a score of 2.',
    );
  });

  it('W7 says what it finds in words', () => {
    const sentences = [
      changesFor(asking(gte('context.total', 50)), { total: 4468.469999999999 - 4420 }),
      changesFor(asking(all(missing('context.city'), eq('profile.segment', 'vip'))), { city: 'Ulm' }),
      changesFor(asking(exists('now'))),
      changesFor(asking(exists('profile.email'))),
      changesFor(asking(lt('now', 0))),
      changesFor(small({ actions: [{ id: 'sale', channel: 'web' }], funnel: [limit(consent('web', 'ads')), places] })),
      smallestChange(asking(exists('now')), {}, { state: undefined, input: request(), now: 0 }, 'nobody'),
    ].map(({ sentence }) => sentence);

    expect(sentences).toEqual([
      'sale would be chosen if context.total were 50 instead of 48.47.',
      'sale would be chosen if context.city were missing instead of Ulm, and profile.segment were vip.',
      'sale was chosen for hero.',
      'sale would be chosen if there were a profile.email.',
      'sale is not eligible: now is 5, needed less than 0. No change of attributes was found with which it is chosen.',
      'sale would be chosen if there were consent to web/ads.',
      'nobody was not considered.',
    ]);
  });

  it('W5 lets an action win by an affinity', () => {
    const actions = [
      { id: 'news', channel: 'web', value: 3 },
      { id: 'sale', channel: 'web', value: 2, attributes: { category: 'shoes' } },
    ];
    const by = product(value(), affinity('category', 'profile.category', 2));

    expect(changesFor(small({ actions, funnel: [arbitrate(by), places] })).changes).toEqual([
      { path: 'profile.category', from: undefined, to: 'shoes' },
    ]);
  });

  it('W5 finds nothing where no attribute is in the way', () => {
    const capped = small({
      actions: [{ id: 'sale', channel: 'web' }],
      funnel: [limit(cap({ atMost: 0, per: 1 })), places],
    });

    expect(changesFor(capped)).toMatchObject({ changes: undefined, fate: { reason: 'CAPPED' } });
    expect(changesFor(asking(lt('now', 0)))).toMatchObject({ changes: undefined, fate: { reason: 'NOT_ELIGIBLE' } });
    expect(smallestChange(capped, {}, { state: undefined, input: request(), now: 0 }, 'nobody')).toMatchObject({
      changes: undefined,
    });
  });
});
