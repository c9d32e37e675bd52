import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { eq } from '../conditions/eq.ts';
import { exists } from '../conditions/exists.ts';
import { propensity } from '../factors/propensity.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import type { Moment } from '../funnel/moment.ts';
import { qualify } from '../funnel/qualify.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import { count } from '../profile/count.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { latest } from '../profile/latest.ts';
import { compile } from '../strategy/standardCompile.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { MomentView } from './momentView.ts';
import type { Program } from './program.ts';

const moments: Moment[] = [];
const source = small({
  recipes: { signed_up: 'remember' },
  aggregates: { views: count('view', { per: 100 }), city: latest('visit', 'city') },
  triggers: { seen: occurrence('view'), pinged: occurrence('ping') },
  actions: [
    { id: 'at-request', channel: 'web' },
    { id: 'at-view', channel: 'email', on: 'seen' },
    { id: 'at-ping', channel: 'email', on: 'pinged' },
  ],
  funnel: [arbitrate(propensity('look')), places],
});
const step = compile(source, {
  models: { look: (moment) => (moments.push(moment), 1) },
  recipes: { remember: (draft, { properties }) => void Object.assign(draft, properties) },
});
/** The moment that a model was shown last. */
const shown = (...scene: Parameters<typeof play>[1]): Moment => {
  play(step, scene);
  return moments.at(-1)!;
};

describe('a moment', () => {
  it('A1 has the aggregates as of now, for a request', () => {
    const views = [event('view', 10), event('view', 50)];

    expect(shown(...views, [request(), 109]).profile['views']).toBe(2);
    expect(shown(...views, [request(), 110]).profile['views']).toBe(1);
    expect(shown(...views, [request(), 150]).profile['views']).toBe(0);
  });

  it('A1 has the event that opens it in its aggregates', () => {
    expect(shown(event('view', 10)).profile['views']).toBe(1);
  });

  it('A1 is as of the watermark where the event is late', () => {
    expect(shown(event('visit', 200), [event('view', 150), 200]).profile['views']).toBe(1);
    expect(shown(event('visit', 200), [event('view', 90), 200]).profile['views']).toBe(0);
    expect(shown(event('view', 10), event('visit', 200), [event('ping', 50), 200]).profile['views']).toBe(0);
  });

  it('A6 an aggregate hides an attribute of the same name, also where it is unknown', () => {
    const signedUp = event('signed_up', 1, { city: 'Ulm', views: 'many', age: 5 });

    expect(shown(signedUp, [request(), 2]).profile).toEqual({ age: 5, views: 0 });
    expect(shown(signedUp, event('visit', 2, { city: 'Bonn' }), [request(), 3]).profile).toEqual({
      age: 5,
      views: 0,
      city: 'Bonn',
    });
  });

  it('A6 a condition sees the same as a model', () => {
    const looking = compile(
      { ...source, actions: [{ id: 'a', channel: 'web', when: exists('profile.city') }], funnel: [qualify(), places] },
      { recipes: { remember: (draft) => void (draft['city'] = 'Ulm') } },
    );

    expect(play(looking, [event('signed_up', 1), [request(), 2]]).decisions).toEqual([]);
    expect(play(looking, [event('visit', 1, { city: 'Ulm' }), [request(), 2]]).decisions).toHaveLength(1);
  });

  it('works an aggregate out once, however many actions ask for it', () => {
    let times = 0;
    const aggregate = { read: () => (times += 1) } as unknown as CompiledAggregate;
    const program = { aggregates: new Map([['views', aggregate]]) } as unknown as Program;
    const state = { profile: {}, aggregates: {}, watermark: 0 } as unknown as CustomerState;
    const moment = new MomentView(program, state, 1, { at: 1 });

    expect([moment.aggregate('views'), moment.aggregate('views'), moment.profile['views']]).toEqual([1, 1, 1]);
    expect(moment.aggregate('other')).toBeUndefined();
  });

  it('has what there is to look at, and nothing else', () => {
    const asked = request('r1', { context: { device: 'mobile' } });
    const { customer, event: seen, trigger, request: of, context, now } = shown([asked, 7]);
    expect({ customer, seen, trigger, of, context, now }).toEqual({
      customer: 'ada',
      seen: undefined,
      trigger: undefined,
      of: asked,
      context: { device: 'mobile' },
      now: 7,
    });

    const other = shown([event('view', 5), 9]);
    expect(other).toMatchObject({ now: 9, context: {}, event: event('view', 5), request: undefined });
    expect(other.trigger).toEqual({ name: 'seen', id: 'view@5', openedAt: 5, at: 5, event: event('view', 5) });
  });

  it('T1 a condition of a trigger sees the profile and the aggregates with the event in them', () => {
    const second = compile(
      small({ aggregates: { views: count('view') }, triggers: { second: occurrence('view', eq('profile.views', 2)) } }),
    );

    expect(second(undefined, event('view', 1), 1).fired).toHaveLength(0);
    expect(play(second, [event('view', 1), event('view', 2)]).fired).toHaveLength(1);
  });
});
