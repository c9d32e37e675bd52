import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { limit } from '../funnel/limit.ts';
import { cap } from '../policies/cap.ts';
import { consent } from '../policies/consent.ts';
import { count } from '../profile/count.ts';
import type { Retention } from '../profile/retention.ts';
import { compile } from '../strategy/standardCompile.ts';
import { absence } from '../triggers/absence.ts';
import type { Step } from './step.ts';

const keeping = (retention: Retention): Step =>
  compile(
    small({
      retention,
      recipes: { told: 'set' },
      aggregates: { views: count('view') },
      triggers: { left: absence({ after: 'cart', of: 'order', for: 5000 }) },
      actions: [{ id: 'banner', channel: 'web' }],
      funnel: [limit(cap({ atMost: 5, per: 50 }), consent('web', 'ads')), places],
    }),
    { recipes: { set: (draft, { properties }) => void Object.assign(draft, properties) } },
  );
const scene = [
  event('consent_granted', 0, { channel: 'web' }),
  event('told', 1, { country: 'DE' }),
  event('view', 2),
  [request(), 3] as const,
  event('cart', 4),
];

describe('retention', () => {
  it('I11, S3 what is due is let go of though an input that is put aside comes first', () => {
    const step = keeping({ aggregates: 100 });
    const { state, wakeAt } = step(step(undefined, request(), 1).state, event('view', 4), 4);
    const again = step(state, request(), 104);

    expect(wakeAt).toBe(104);
    expect(again).toMatchObject({ ignored: 'DUPLICATE', wakeAt: 104 });
    expect(step(again.state, wakeUp, 104).state.aggregates).toEqual({});
  });

  it.each([
    ['profile', { profile: 100 }, 104, { profile: {} }],
    ['aggregates', { aggregates: 100 }, 104, { aggregates: {} }],
    ['triggers', { triggers: 100 }, 104, { triggers: {} }],
    ['contacts', { contacts: 100 }, 103, { contacts: [] }],
    ['consents', { consents: 100 }, 100, { consents: {} }],
  ] as const)('I11 lets go of %s when its time has come, and asks to be woken for it', (_, retention, end, gone) => {
    const step = keeping(retention);
    const { state, wakeAt } = play(step, scene);
    const before = step(state, wakeUp, end - 1);
    const after = step(state, wakeUp, end);

    expect(wakeAt).toBe(end);
    expect(before.state).toBe(state);
    expect(after.state).toEqual({ ...state, ...gone, revision: state.revision + 1 });
    expect(after.wakeAt === undefined || after.wakeAt > end).toBe(true);
  });

  it('I11 is put off by an event of the customer', () => {
    const step = keeping({ profile: 100 });
    const { state, wakeAt } = play(step, [...scene, event('view', 60)]);

    expect(wakeAt).toBe(160);
    expect(step(state, wakeUp, 159).state.profile).toEqual({ country: 'DE' });
  });

  it('I11 goes before the input is taken, which sees nothing of it any more', () => {
    const step = keeping({ consents: 100, profile: 100 });
    const { state } = play(step, scene);

    expect(step(state, request('r2'), 99).decisions).toHaveLength(1);
    expect(step(state, request('r2'), 100).dropped).toMatchObject([{ reason: 'NO_CONSENT' }]);
    expect(step(state, event('told', 200, { city: 'Ulm' }), 200).state.profile).toEqual({ city: 'Ulm' });
  });

  it('P2, I11 keeps a contact for as long as a cap counts it', () => {
    const { wakeAt, state } = play(keeping({ contacts: 10 }), scene);

    expect(wakeAt).toBe(53);
    expect(keeping({ contacts: 10 })(state, wakeUp, 52).state.contacts).toHaveLength(1);
    expect(keeping({ contacts: 10 })(state, wakeUp, 53).state.contacts).toEqual([]);
  });

  it('I2, I11 holds for what other identities have brought, and old copies do not bring it back', () => {
    const step = keeping({ profile: 100, aggregates: 100, triggers: 100 });
    const other = play(step, [
      event('view', 3, {}, { customer: 'v1', id: 'v1' }),
      event('told', 4, { city: 'Ulm' }, { customer: 'v1', id: 'v2' }),
    ]).state;
    const merge = { kind: 'merge', customer: 'ada', state: other } as const;
    const merged = step(play(step, scene).state, merge, 50);
    const after = step(merged.state, wakeUp, 104).state;

    expect(merged.wakeAt).toBe(104);
    expect(after).toMatchObject({
      profile: {},
      aggregates: {},
      triggers: {},
      origins: { v1: { revision: 2, aggregates: {} } },
    });
    expect(after.pending).toBeUndefined();
    expect(step(after, merge, 105)).toMatchObject({ ignored: 'DUPLICATE', state: after });
  });

  it('I11 a late event that has no right to stay goes with the next wake-up, at once', () => {
    const step = keeping({ profile: 100 });
    const { state } = play(step, [event('view', 200), [event('told', 50, { country: 'DE' }), 350]]);

    expect(state.profile).toEqual({ country: 'DE' });
    expect(step(state, wakeUp, 350).state.profile).toEqual({});
  });

  it('I11 has ages above 0, of parts that there are', () => {
    const faults = (retention: object): unknown => {
      try {
        keeping(retention);
        return undefined;
      } catch (error) {
        return (error as { faults: readonly { code: string; path: string }[] }).faults.map(
          ({ code, path }) => `${code} ${path}`,
        );
      }
    };

    expect(faults({ profile: 0, contacts: '1 day', seen: 5 })).toEqual([
      'VALUE_OUT_OF_RANGE /retention/profile',
      'TYPE_MISMATCH /retention/contacts',
      'FIELD_UNKNOWN /retention/seen',
    ]);
  });
});
