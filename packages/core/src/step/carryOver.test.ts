import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
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
  it('S4 keeps everything that has the same name and form', () => {
    const step = compile({ ...first, version: '2' });

    expect(under({})).toEqual({ ...before, strategy: step.strategy.hash });
    expect(before.contacts).toHaveLength(1);
    expect(before.deferrals).toHaveLength(1);
  });

  it('S4 lets go of aggregates that are gone, or whose memory has another form', () => {
    const { aggregates } = under({ aggregates: { views: count('view', { per: 5 }), spend: sum('order', 'net') } });

    expect(aggregates).toEqual({ spend: before.aggregates['spend'] });
  });

  it('S4 lets go of triggers that are gone, and of what they held back', () => {
    const { left } = first.triggers!;
    const state = under({ triggers: { left: left! }, actions: first.actions.filter(({ on }) => on !== 'came') });

    expect(Object.keys(state.triggers)).toEqual(['left']);
    expect(state.deferrals).toEqual([]);
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
});
