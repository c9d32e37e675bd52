import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { lost } from '../../test/shortlist.ts';
import { places, small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { eq } from '../conditions/eq.ts';
import { not } from '../conditions/not.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { quiet } from '../policies/quiet.ts';
import { latest } from '../profile/latest.ts';
import { compile } from '../strategy/standardCompile.ts';
import { hours, minutes } from '../time/duration.ts';
import { absence } from '../triggers/absence.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { pattern } from '../triggers/pattern.ts';
import { begin } from '../triggers/pattern/begin.ts';
import { followedBy } from '../triggers/pattern/followedBy.ts';
import { schedule } from '../triggers/schedule.ts';
import { explain } from './explain.ts';
import type { StepResult } from './stepResult.ts';

const funnel = [qualify(), limit(quiet({ from: '21:00', to: '08:00', channel: 'email' })), places];
const step = compile(
  small({
    triggers: { left: absence({ after: 'cart', of: 'order', for: minutes(30) }), came: occurrence('visit') },
    recipes: { vip: 'becomeVip' },
    actions: [
      { id: 'letter', channel: 'email', on: 'left', when: not(eq('event.total', 0)) },
      { id: 'banner', channel: 'web', on: 'left' },
      { id: 'hello', channel: 'email', on: 'came' },
    ],
    funnel,
  }),
  { recipes: { becomeVip: (draft) => void (draft['vip'] = true) } },
);
const chosen = ({ decisions }: StepResult) => decisions.map(({ action, at }) => [action, at]);

const night = hours(22);
const morning = hours(24 + 8);
const cart = event('cart', night - minutes(30), { total: 5 });
const held = play(step, [cart, [wakeUp, night]]);

describe('what quiet hours hold back', () => {
  it('P3 is decided again at the first instant that is not quiet, for those actions only', () => {
    expect(chosen(held)).toEqual([['banner', night]]);
    expect(lost(held)).toEqual([['letter', 'QUIET_HOURS']]);
    expect(held.wakeAt).toBe(morning);

    const after = step(held.state, wakeUp, morning);
    expect(chosen(after)).toEqual([['letter', morning]]);
    expect(after.fired).toEqual([]);
    expect(after.state.deferrals).toEqual([]);
  });

  it('P3 is not decided before', () => {
    const early = step(held.state, wakeUp, morning - 1);

    expect(early.decisions).toEqual([]);
    expect(early.state).toBe(held.state);
  });

  it('P3 is held back again where it is quiet again', () => {
    const later = step(held.state, wakeUp, morning + hours(14));

    expect(later.decisions).toEqual([]);
    expect(later.wakeAt).toBe(morning + hours(24));
  });

  it('P3 nothing else is remembered of the first try: the moment is a new one', () => {
    const vip = compile(
      small({
        triggers: { came: occurrence('visit') },
        recipes: { vip: 'becomeVip' },
        actions: [{ id: 'hello', channel: 'email', on: 'came' }],
        funnel: [
          limit(quiet({ from: '21:00', to: '08:00' })),
          qualify({ eligible: { hello: eq('profile.vip', true) } }),
          places,
        ],
      }),
      { recipes: { becomeVip: (draft) => void (draft['vip'] = true) } },
    );

    expect(chosen(play(vip, [event('visit', night), [wakeUp, morning]]))).toEqual([]);
    expect(chosen(play(vip, [event('visit', night), event('vip', night + 1), [wakeUp, morning]]))).toEqual([
      ['hello', morning],
    ]);
  });

  it('D1 the decision has the id that it would have had at once', () => {
    const awake = compile(
      small({ triggers: { came: occurrence('visit') }, actions: [{ id: 'hello', channel: 'email', on: 'came' }] }),
    );
    const [late] = play(step, [event('visit', night), [wakeUp, morning]]).decisions;

    expect(late?.id).toBe(awake(undefined, event('visit', night), night).decisions[0]?.id);
  });

  it.each<[string, ReturnType<typeof event>]>([
    ['closes its absence', event('order', night + 1)],
    ['reopens its absence', event('cart', night + 1, { total: 9 })],
  ])('P3 is dropped where an event %s', (_, newer) => {
    const after = step(held.state, newer, night + 1);

    expect(after.dropped).toEqual([
      {
        action: 'letter',
        cause: { kind: 'trigger', trigger: 'left', match: cart.id, event: cart.id, at: night },
        stage: 'limit',
        reason: 'SUPERSEDED',
        clause: '/triggers/left',
      },
    ]);
    expect(after.state.deferrals).toEqual([]);
  });

  it('P3 is dropped where the same trigger fires again', () => {
    const { state } = step(undefined, event('visit', night), night);
    const again = step(state, event('visit', night + 1), night + 1);

    expect(lost(again)).toEqual([
      ['hello', 'SUPERSEDED'],
      ['hello', 'QUIET_HOURS'],
    ]);
    expect(again.state.deferrals.map(({ match }) => match.at)).toEqual([night + 1]);
  });

  it('P3 of several matches of one event the last takes the place of the others', () => {
    const twice = compile(
      small({
        triggers: {
          bought: pattern({ steps: [begin('seen', 'view'), followedBy('paid', 'order')], skip: { to: 'none' } }),
        },
        actions: [{ id: 'thanks', channel: 'email', on: 'bought' }],
        funnel: [limit(quiet({ from: '21:00', to: '08:00' })), places],
      }),
    );
    const { state, dropped, fired } = play(twice, [
      event('view', night),
      event('view', night + 1),
      event('order', night + 2),
    ]);

    expect(fired.map(({ openedAt }) => openedAt)).toEqual([night, night + 1]);
    expect(dropped.map(({ reason }) => reason)).toEqual(['QUIET_HOURS', 'SUPERSEDED', 'QUIET_HOURS']);
    expect(state.deferrals.map(({ match }) => match.openedAt)).toEqual([night + 1]);
  });

  it('P3 stays where another trigger fires, or another event comes', () => {
    const { state } = play(step, [event('visit', night + 1), event('click', night + 2)], held.state);

    expect(state.deferrals.map(({ match }) => match.name)).toEqual(['left', 'came']);
    expect(chosen(step(state, wakeUp, morning)).map(([action]) => action)).toEqual(['letter', 'hello']);
  });

  it('P3 an order of yesterday that comes only now does not drop it', () => {
    const { state } = step(held.state, event('order', cart.time - hours(2)), night + 1);

    expect(state.deferrals).toEqual(held.state.deferrals);
  });

  it('P3, D1 holds back what a schedule proposes, which has no event', () => {
    const early = compile(
      small({
        triggers: { daily: schedule({ at: '23:00' }) },
        actions: [{ id: 'hello', channel: 'email', on: 'daily' }],
        funnel,
      }),
    );
    const { state } = play(early, [event('visit', night)]);
    const waits = early(state, wakeUp, night + hours(1));

    expect([lost(waits), waits.wakeAt]).toEqual([[['hello', 'QUIET_HOURS']], morning]);
    expect(explain(early, state, wakeUp, night + hours(1)).candidates).toMatchObject([
      {
        cause: { kind: 'trigger', trigger: 'daily', match: '1970-01-01', at: night + hours(1) },
        sentence: 'hello waits: it is 23:00 where the customer is; again from 1970-01-02 08:00 UTC.',
      },
    ]);

    const { decisions, wakeAt } = early(waits.state, wakeUp, morning);
    const awake = compile(
      small({
        triggers: { daily: schedule({ at: '23:00' }) },
        actions: [{ id: 'hello', channel: 'email', on: 'daily' }],
      }),
    );

    expect(decisions.map(({ id }) => id)).toEqual(awake(state, wakeUp, night + hours(1)).decisions.map(({ id }) => id));
    expect(decisions[0]?.cause).not.toHaveProperty('event');
    expect(wakeAt).toBe(night + hours(25));
  });

  it('S3 wakes for the first end of a deferral', () => {
    expect(play(step, [event('cart', night + 5)], held.state).wakeAt).toBe(night + 5 + minutes(30));
    expect(step(held.state, event('visit', night + 5), night + 5).wakeAt).toBe(morning);
  });

  it('S5 there is one match held back a trigger', () => {
    const visits = Array.from({ length: 50 }, (_, i) => event('visit', night + i));

    expect(play(step, visits).state.deferrals).toHaveLength(1);
  });

  it('P3 a trigger may have a name with a slash', () => {
    const odd = compile(
      small({ triggers: { 'a/b': occurrence('visit') }, actions: [{ id: 'x', channel: 'email', on: 'a/b' }], funnel }),
    );
    const { dropped } = play(odd, [event('visit', night), event('visit', night + 1)]);

    expect(dropped[0]?.clause).toBe('/triggers/a~1b');
  });

  it('A6 the zone may be an aggregate, which hides the attribute', () => {
    const moving = compile(
      small({
        recipes: { signed_up: 'setZone' },
        aggregates: { timeZone: latest('located', 'zone') },
        triggers: { came: occurrence('visit') },
        actions: [{ id: 'hello', channel: 'email', on: 'came' }],
        funnel,
      }),
      { recipes: { setZone: (draft) => void (draft['timeZone'] = 'Asia/Tokyo') } },
    );
    const noon = hours(12); // 21:00 in Tokyo, 13:00 in Paris
    const zone = event('located', noon - 1, { zone: 'Asia/Tokyo' });

    expect(chosen(play(moving, [event('signed_up', 1), event('visit', noon)]))).toHaveLength(1);
    expect(play(moving, [zone, event('visit', noon)]).wakeAt).toBe(hours(23));
  });
});
