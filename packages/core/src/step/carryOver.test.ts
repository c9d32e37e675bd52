import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { all } from '../conditions/all.ts';
import { gte } from '../conditions/gte.ts';
import { named } from '../conditions/named.ts';
import { limit } from '../funnel/limit.ts';
import { cap } from '../policies/cap.ts';
import { consent } from '../policies/consent.ts';
import { quiet } from '../policies/quiet.ts';
import { count } from '../profile/count.ts';
import { latest } from '../profile/latest.ts';
import { sum } from '../profile/sum.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { hours } from '../time/duration.ts';
import { absence } from '../triggers/absence.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { onDate } from '../triggers/onDate.ts';
import { schedule } from '../triggers/schedule.ts';
import { explain } from './explain.ts';

const first: Strategy = small({
  aggregates: { views: count('view'), spend: sum('order', 'total'), city: latest('visit', 'city') },
  triggers: { left: absence({ after: 'cart', of: 'order', for: 30 }), came: occurrence('visit') },
  actions: [
    { id: 'letter', channel: 'email', on: 'left' },
    { id: 'hello', channel: 'email', on: 'came' },
    { id: 'banner', channel: 'web' },
  ],
  funnel: [
    limit(
      cap({ atMost: 5, per: hours(1) }),
      quiet({ from: '00:00', to: '01:00', channel: 'email' }),
      consent('web', 'ads'),
    ),
    places,
  ],
});
const yes = event('consent_granted', 1, { channel: 'web' });
const scene = [
  yes,
  event('view', 2),
  event('order', 3, { total: 5 }),
  event('visit', 4, { city: 'Ulm' }),
  event('cart', 10),
];
const { state: before } = play(compile(first), [...scene, [request(), 11]]);

/** The state after another version has first seen it. */
const under = (parts: Partial<Strategy>) => compile({ ...first, version: '2', ...parts })(before, wakeUp, 12).state;

describe('carryOver', () => {
  it('S4 keeps everything that has the same name and has not changed', () => {
    const step = compile({ ...first, version: '2' });

    expect(under({})).toEqual({ ...before, strategy: step.strategy.hash });
    expect(before.contacts).toHaveLength(1);
    expect(before.deferrals).toHaveLength(1);
  });

  it('S6 an aggregate that has changed begins anew, also where the memory of the old one has its form', () => {
    const changed = { ...first.aggregates, spend: sum('order', 'net'), city: latest('visit', 'country') };
    const { aggregates } = under({ aggregates: { ...changed, views: count('view', { per: 5 }) } });

    expect(aggregates).toEqual({});
    expect(Object.keys(under({ aggregates: changed }).aggregates)).toEqual(['views']);
  });

  it('S6 an aggregate that has changed is kept where the strategy says so, and the new one understands it', () => {
    const aggregates = { views: count('view', { per: 5 }), spend: sum('order', 'net'), city: latest('visit', 'city') };
    const state = under({ aggregates, carry: { aggregates: { views: 'keep', spend: 'keep', city: 'restart' } } });

    expect(state.aggregates).toEqual({ spend: before.aggregates['spend'], city: before.aggregates['city'] });
  });

  it('S4 lets go of aggregates that are gone', () => {
    expect(under({ aggregates: {} }).aggregates).toEqual({});
  });

  it('S4 knows what has not changed over several versions, in any order of keys', () => {
    const { spend, views } = first.aggregates!;
    const second = under({
      aggregates: { spend: { property: 'total', of: 'order', kind: 'sum' } as never, views: views! },
    });
    const third = compile({ ...first, version: '3', aggregates: { views: count('cart'), spend: spend! } });

    expect(third(second, wakeUp, 13).state.aggregates).toEqual({ spend: before.aggregates['spend'] });
  });

  it('S4 an old state, which has no marks, is kept as far as it is understood, and marked', () => {
    const { marks: _, ...old } = before;
    const step = compile({ ...first, version: '2', aggregates: { ...first.aggregates, views: count('cart') } });

    expect(step(old, wakeUp, 12).state).toEqual({
      ...before,
      strategy: step.strategy.hash,
      marks: step(undefined, event('cart', 1), 1).state.marks && expect.any(String),
    });
    expect(compile(first)(old, wakeUp, 12).state).toEqual(before);
  });

  it('S6 a trigger that has changed goes on with what is under way, or begins anew where the strategy says so', () => {
    const triggers = { ...first.triggers, left: absence({ after: 'cart', of: 'order', for: 60 }) };

    expect(under({ triggers }).triggers).toEqual(before.triggers);
    expect(compile({ ...first, version: '2', triggers })(before, wakeUp, 12).wakeAt).toBe(70);
    expect(under({ triggers, carry: { triggers: { left: 'restart' } } }).triggers).toEqual({});
  });

  it('S4 a trigger that has not changed is kept, whatever the rule is', () => {
    expect(under({ carry: { triggers: { left: 'restart' } } }).triggers).toEqual(before.triggers);
    expect(under({ carry: { aggregates: { views: 'restart' } } }).aggregates).toEqual(before.aggregates);
  });

  it('S4 a condition that is named belongs to what names it', () => {
    const large = (total: number): Partial<Strategy> => ({
      conditions: {
        large: all(named('larger')),
        larger: gte('event.total', total),
        other: gte('event.total', total + 1),
      },
      triggers: { left: absence({ after: { type: 'cart', where: named('large') }, of: 'order', for: 30 }) },
      actions: [],
      carry: { triggers: { left: 'restart' } },
    });
    const { state } = compile(small(large(5)))(undefined, event('cart', 10, { total: 7 }), 10);
    const open = (parts: Partial<Strategy>): readonly string[] =>
      Object.keys(compile(small({ ...large(5), version: '2', ...parts }))(state, wakeUp, 11).state.triggers);

    expect(open({})).toEqual(['left']);
    expect(open({ conditions: { ...large(5).conditions, other: gte('event.total', 9) } })).toEqual(['left']);
    expect(open(large(6))).toEqual([]);
  });

  it('S6 a schedule that has changed asks when the date that was to come is due now', () => {
    const at = (time: string, version: string) =>
      compile(small({ version, triggers: { daily: schedule({ at: time }) } }));
    const { state } = at('09:00', '1')(undefined, event('visit', 0), 0);

    expect(at('10:00', '2')(state, wakeUp, hours(9)).wakeAt).toBe(hours(10));
    expect(at('08:00', '2')(state, wakeUp, hours(7)).wakeAt).toBe(hours(8));
    expect(at('08:00', '2')(state, wakeUp, hours(9)).fired.map(({ id }) => id)).toEqual(['1970-01-01']);
    expect(at('08:00', '2')(state, wakeUp, hours(9)).wakeAt).toBe(hours(32));
    const weekly = compile(small({ version: '2', triggers: { daily: schedule({ at: '09:00', on: ['sat'] }) } }));
    expect(weekly(state, wakeUp, hours(9))).toMatchObject({ fired: [], wakeAt: hours(57) });
  });

  it('S6 a date that has changed its distance is due by the new one, once', () => {
    const before = (span: number, version: string) =>
      compile(
        small({
          version,
          aggregates: { until: latest('signed', 'until') },
          triggers: { near: onDate({ path: 'profile.until', before: hours(span) }) },
        }),
      );
    const { state } = before(24, '1')(undefined, event('signed', 0, { until: hours(100) }), 0);

    expect(before(12, '2')(state, wakeUp, hours(76))).toMatchObject({ fired: [], wakeAt: hours(88) });
    expect(before(48, '2')(state, wakeUp, hours(50)).wakeAt).toBe(hours(52));
    const late = before(48, '2')(state, wakeUp, hours(76));
    expect(late.fired.map(({ at }) => at)).toEqual([hours(52)]);
    expect(before(12, '3')(late.state, wakeUp, hours(88)).fired).toEqual([]);
  });

  it('S6 a trigger that is kept goes on by what the new version has gathered, not by what the old one had', () => {
    const near = (type: string, span: number, version: string) =>
      compile(
        small({
          version,
          aggregates: { until: latest(type, 'until') },
          triggers: { near: onDate({ path: 'profile.until', before: hours(span) }) },
        }),
      );
    const { state } = near('signed', 24, '1')(undefined, event('signed', 0, { until: hours(100) }), 0);
    const other = { ...state, customer: 'v1' };
    const merged = near('signed', 24, '1')(state, { kind: 'merge', customer: 'ada', state: other }, 1).state;

    expect(merged.pending).toBeDefined();
    for (const before of [state, merged]) {
      const after = near('renewed', 12, '2')(before, wakeUp, hours(50));
      expect([after.state.aggregates, after.state.triggers, after.wakeAt]).toEqual([{}, {}, undefined]);
    }
    expect(near('signed', 12, '2')(state, wakeUp, hours(50)).wakeAt).toBe(hours(88));
  });

  it('S4 lets go of triggers that are gone, and of what they held back', () => {
    const { left } = first.triggers!;
    const state = under({ triggers: { left: left! }, actions: first.actions.filter(({ on }) => on !== 'came') });

    expect(Object.keys(state.triggers)).toEqual(['left']);
    expect(state.deferrals).toEqual([]);
  });

  it('S8 tells what was held back and is proposed no more', () => {
    const cause = { kind: 'trigger', trigger: 'came', match: 'visit@4', event: 'visit@4', at: 4 };
    const fate = { action: 'hello', cause, stage: 'limit', reason: 'WITHDRAWN', clause: '/triggers/came' };
    const actions = first.actions.filter(({ id }) => id !== 'hello');
    const gone = compile({ ...first, version: '2', actions });

    expect(gone(before, wakeUp, 12)).toMatchObject({ dropped: [fate], state: { deferrals: [] } });
    expect(explain(gone, before, wakeUp, 12).candidates[0]?.sentence).toBe(
      'hello was dropped while it waited: the strategy no longer proposes it.',
    );
    expect(gone(before, yes, 12)).toMatchObject({ ignored: 'DUPLICATE', dropped: [], state: before });
    const moved = first.actions.map((action) => (action.id === 'hello' ? { ...action, on: 'left' } : action));
    expect(compile({ ...first, version: '2', actions: moved })(before, wakeUp, 12).dropped).toEqual([fate]);
  });

  it('S8 what is held back of a trigger that has changed is still sent, where the new version proposes it', () => {
    const triggers = { ...first.triggers, came: occurrence('visit', gte('event.n', 5)) };

    expect(under({ triggers, carry: { triggers: { came: 'restart' } } }).deferrals).toEqual(before.deferrals);
  });

  it('S4 a trigger under way goes on in the new version', () => {
    const step = compile({ ...first, version: '2', funnel: [places] });

    expect(step(before, wakeUp, 40).decisions.map(({ action }) => action)).toEqual(['letter']);
  });

  it('S4 lets go of consents that are no longer asked for', () => {
    expect(before.consents).toEqual({ web: { granted: true, at: 1 } });
    expect(under({ funnel: [places] }).consents).toEqual({});
  });

  it('S4 keeps what was seen, the profile and the contacts', () => {
    const { seen, profile, contacts, watermark } = under({ aggregates: {}, triggers: {}, actions: [] });

    expect({ seen, profile, contacts, watermark }).toEqual({
      seen: before.seen,
      profile: before.profile,
      contacts: before.contacts,
      watermark: before.watermark,
    });
  });

  it('S2 an ignored input carries nothing over', () => {
    const step = compile({ ...first, version: '2', aggregates: {} });

    expect(step(before, yes, 12)).toMatchObject({ ignored: 'DUPLICATE' });
    expect(step(before, yes, 12).state).toBe(before);
  });

  it('S3 an input that is put aside does not lose the timer of a state that another version has written', () => {
    const step = compile({
      ...first,
      version: '2',
      triggers: { left: absence({ after: 'cart', of: 'order', for: 60 }), came: occurrence('visit') },
    });
    const twice = step(before, scene.at(-1) as never, 12);

    expect([twice.ignored, twice.state, twice.wakeAt]).toEqual(['DUPLICATE', before, 70]);
  });
});
