import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { moment } from '../../test/moment.ts';
import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { all } from '../conditions/all.ts';
import { exists, existsRule } from '../conditions/exists.ts';
import { gt, gtRule } from '../conditions/gt.ts';
import { gte } from '../conditions/gte.ts';
import { lte } from '../conditions/lte.ts';
import { missing } from '../conditions/missing.ts';
import { some } from '../conditions/some.ts';
import { propensity } from '../factors/propensity.ts';
import { allocateRule } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import type { Moment } from '../funnel/moment.ts';
import { qualify, qualifyRule } from '../funnel/qualify.ts';
import { hashRule } from '../parts/hash.ts';
import { profileHealthRule } from '../parts/profileHealth.ts';
import { explain } from '../step/explain.ts';
import { loader } from '../strategy/loader.ts';
import { matcher } from '../strategy/matcher.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { latest } from './latest.ts';
import { completenessOf, type ProfileHealth } from './profileHealth.ts';

const recipes = {
  keep: (draft: Record<string, unknown>, { properties }: { properties: object }) =>
    void Object.assign(draft, properties),
};
const shop = small({
  recipes: { signed_up: 'keep' },
  aggregates: { city: latest('moved', 'to') },
  attributes: { email: { expected: true }, city: { type: 'string', expected: true }, age: { type: 'number' } },
  funnel: [arbitrate(propensity('look')), places],
});

/** What a model sees after a scene that ends with a request. */
function healthAfter(strategy: Strategy, ...scene: Parameters<typeof play>[1]): ProfileHealth {
  const seen: Moment[] = [];
  play(compile(strategy, { recipes, models: { look: (it) => (seen.push(it), 1) } }), scene);
  return seen.at(-1)!.health;
}

describe('the health of a profile', () => {
  it('H2 has the age of the latest event by its own time, whichever came last', () => {
    expect(healthAfter(shop, event('ping', 40), [event('ping', 10), 50], [request(), 100]).age).toBe(60);
    expect(healthAfter(shop, [event('ping', 40), 40], [request(), 40]).age).toBe(0);
  });

  it('H2 has no age where there was no event, also where there was a request', () => {
    expect(healthAfter(shop, [request(), 5], [request('r2'), 100]).age).toBe(undefined);
  });

  it('H1 counts what is expected, whether a recipe has set it or an aggregate has it', () => {
    expect(healthAfter(shop, [request(), 5]).completeness).toBe(0);
    expect(healthAfter(shop, event('signed_up', 1, { age: 3 }), [request(), 5]).completeness).toBe(0);
    expect(healthAfter(shop, event('signed_up', 1, { email: 'a@b.de' }), [request(), 5]).completeness).toBe(0.5);
    const moved = event('moved', 2, { to: 'Ulm' });
    expect(healthAfter(shop, event('signed_up', 1, { email: 'a@b.de' }), moved, [request(), 5]).completeness).toBe(1);
  });

  it('H1 an aggregate hides the attribute of its name here too', () => {
    expect(healthAfter(shop, event('signed_up', 1, { city: 'Ulm' }), [request(), 5]).completeness).toBe(0);
  });

  it('H1 has no completeness where nothing is expected', () => {
    const { attributes: _, ...bare } = shop;
    expect(healthAfter(bare, event('ping', 1), [request(), 5])).toEqual({ age: 4, completeness: undefined });
    expect(completenessOf([], () => 1)).toBe(undefined);
  });

  it('H1 sees nothing that an object has by birth', () => {
    const attributes = { valueOf: { expected: true }, toString: { expected: true } } as const;
    const actions = [
      { id: 'a', channel: 'web', when: exists('health.completeness') },
      { id: 'b', channel: 'web', when: gt('health.completeness', 0) },
    ];
    // A check refuses such names; a loader does not look.
    const load = loader([allocateRule, qualifyRule, existsRule, gtRule, profileHealthRule, hashRule]);
    const step = load(small({ attributes, actions, funnel: [qualify(), places] }));
    expect(step(undefined, request(), 5).decisions.map(({ action }) => action)).toEqual(['a']);
  });
});

describe('conditions on health', () => {
  const fresh = all(lte('health.age', 100), gte('health.completeness', 0.5));
  const careful = { ...shop, actions: [{ id: 'a', channel: 'web', when: fresh }], funnel: [qualify(), places] };
  const step = compile(careful, { recipes });
  const decided = (...scene: Parameters<typeof play>[1]): number => play(step, scene).decisions.length;
  const signedUp = event('signed_up', 1, { email: 'a@b.de' });

  it('H1, H2 keep an action from a profile that is stale or incomplete', () => {
    expect(decided(signedUp, [request(), 101])).toBe(1);
    expect(decided(signedUp, [request(), 102])).toBe(0);
    expect(decided(event('signed_up', 1), [request(), 50])).toBe(0);
    expect(decided([request(), 50])).toBe(0);
  });

  it('H2 say how old the profile is, and where nothing is known that it is unknown', () => {
    const { state } = play(step, [signedUp]);
    const stale = explain(step, state, request(), 500).candidates[0]!;
    expect(stale.fate).toMatchObject({ reason: 'NOT_ELIGIBLE', path: 'health.age', seen: 499 });
    const ageOnly = compile(
      { ...careful, actions: [{ id: 'a', channel: 'web', when: lte('health.age', 100) }] },
      { recipes },
    );
    expect(explain(ageOnly, undefined, request(), 5).candidates[0]?.fate?.reason).toBe('UNKNOWN');
  });

  it('H1, H2 are seen by triggers, with the event in the profile', () => {
    const where = all(lte('health.age', 0), gte('health.completeness', 0.5));
    const listening = compile({ ...careful, triggers: { known: occurrence('signed_up', where) } }, { recipes });

    expect(listening(undefined, signedUp, 1).fired).toHaveLength(1);
    expect(listening(undefined, signedUp, 2).fired).toHaveLength(0);
    expect(listening(undefined, event('signed_up', 1), 1).fired).toHaveLength(0);
  });

  it('H1 are seen from within lists, and by an index alone', () => {
    const known = { event: event('cart', 1, { items: ['tea'] }), health: { age: 5, completeness: 1 } };
    const entries = [
      { id: 'listed', when: some('event.items', gte('health.completeness', 1)) },
      { id: 'plain', when: lte('health.age', 5) },
      { id: 'none', when: missing('health.age') },
    ];

    expect(
      matcher(entries)
        .all(known)
        .map(({ id }) => id),
    ).toEqual(['listed', 'plain']);
    expect(
      matcher(entries)
        .all({})
        .map(({ id }) => id),
    ).toEqual(['none']);
    expect(matcher([{ id: 'x', when: exists('health.age') }]).all(moment())).toEqual([]);
  });
});
