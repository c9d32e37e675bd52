import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { limit } from '../funnel/limit.ts';
import { cap } from '../policies/cap.ts';
import { consent } from '../policies/consent.ts';
import { count } from '../profile/count.ts';
import { latest } from '../profile/latest.ts';
import { sum } from '../profile/sum.ts';
import { compile } from '../strategy/standardCompile.ts';
import { absence } from '../triggers/absence.ts';
import { exportOf } from './exportOf.ts';
import { moved } from './moved.ts';

const strategy = small({
  recipes: { told: 'set' },
  aggregates: { views: count('view'), spend: sum('order', 'total', { per: 100 }), city: latest('visit', 'city') },
  triggers: { left: absence({ after: 'cart', of: 'order', for: 30 }) },
});
const step = compile(
  { ...strategy, funnel: [limit(cap({ atMost: 5, per: 1000 }), consent('web', 'ads')), ...strategy.funnel] },
  { recipes: { set: (draft, { properties }) => void Object.assign(draft, properties) } },
);
const cart = event('cart', 12);
const { state } = play(step, [
  event('view', 1),
  event('order', 2, { total: 5 }),
  event('told', 3, { country: 'DE' }),
  event('consent_granted', 4, { channel: 'web' }),
  cart,
  [request(), 13],
]);

/** What tells one form of memory from another. */
const FORM = expect.any(Number) as number;

describe('exportOf', () => {
  it('I10 holds everything that is known, aggregates with their values', () => {
    expect(exportOf(step, state, 50)).toEqual({
      format: 1,
      customer: 'ada',
      identities: [],
      since: 1,
      lastEventAt: 12,
      attributes: { country: 'DE' },
      aggregates: {
        views: { value: 1, memory: 1 },
        spend: { value: 5, memory: [FORM, 0, 0, 2, 5] },
      },
      consents: { web: { granted: true, at: 4 } },
      contacts: state.contacts,
      triggers: { left: { opened: { id: cart.id, time: cart.time }, closedAt: 2 } },
      deferrals: [],
      seen: state.seen,
    });
    expect(state.contacts).toHaveLength(1);
  });

  it('I10 leaves nothing of the state out', () => {
    const told = JSON.stringify(exportOf(step, state, 50));
    const { format: _, strategy: __, revision: ___, marks: ____, aggregates, ...known } = state;
    for (const part of Object.values({ ...known, ...aggregates })) expect(told).toContain(JSON.stringify(part));
  });

  it('A1 works aggregates out as of the instant that is given', () => {
    expect(exportOf(step, state, 102).aggregates['spend']?.value).toBe(0);
  });

  it('I3 knows what other identities have brought', () => {
    const visitor = play(step, [event('view', 5, {}, { customer: 'v1', id: 'v1' })]).state;
    const both = step(state, { kind: 'merge', customer: 'ada', state: visitor }, 20).state;

    expect(exportOf(step, both, 50)).toMatchObject({
      identities: ['v1'],
      aggregates: { views: { value: 2, memory: 2 } },
    });
  });

  it('I8 says where a customer has gone, and that nothing has happened', () => {
    const document = exportOf(step, moved(step, 'v1', 'ada', 7), 50);

    expect(document).toMatchObject({ customer: 'v1', successor: 'ada', attributes: {} });
    expect(document).not.toHaveProperty('lastEventAt');
  });

  it('S4 tells what the step understands, where another version has written the state', () => {
    const next = compile(small({ version: '2', aggregates: { views: count('view') } }));

    expect(exportOf(next, state, 50).aggregates).toEqual({ views: { value: 1, memory: 1 } });
  });

  it('refuses a step that compile has not made', () => {
    const wrapped = Object.assign((...asked: Parameters<typeof step>) => step(...asked), { strategy: step.strategy });

    expect(() => exportOf(wrapped, state, 50)).toThrow(expect.objectContaining({ code: 'STEP_UNKNOWN' }) as Error);
  });
});
