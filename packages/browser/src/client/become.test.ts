import { allocate, cap, compile, days, limit } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import { become } from './become.ts';

const step = compile({
  id: 'one',
  version: '1',
  actions: [{ id: 'hello', channel: 'web' }],
  funnel: [limit(cap({ channel: 'web', atMost: 1, per: days(1) })), allocate({ hero: { channel: 'web', atMost: 1 } })],
});
const ask = (customer: string, id: string) => ({ kind: 'request', id, customer }) as const;

describe('become', () => {
  it('keeps what is remembered of a visitor who says who they are: a cap holds, chance is drawn for the same', () => {
    const { state } = step(undefined, ask('v1', 'r1'), 0);
    const ada = become({ visitor: 'v1', customer: 'v1', state, wakeAt: 7 }, { customer: 'ada', before: 'anonymousId' });
    expect(ada).toMatchObject({ visitor: 'v1', customer: 'ada', wakeAt: 7, state: { customer: 'ada', subject: 'v1' } });
    const next = step(ada.state, ask('ada', 'r2'), 1);
    expect([next.ignored, next.faults, next.decisions]).toEqual([undefined, [], []]);
  });

  it('begins anew where the page knew another customer, because two are not one', () => {
    const { state } = step(undefined, ask('ada', 'r1'), 0);
    const bob = become(
      { visitor: 'v1', customer: 'ada', state, wakeAt: 7 },
      { customer: 'bob', before: 'anonymousId' },
    );
    expect(bob).toEqual({ visitor: expect.stringMatching(/^[0-9a-f]{32}$/) as string, customer: 'bob' });
  });

  it('takes an alias for the same person, whoever it was', () => {
    const { state } = step(undefined, ask('ada', 'r1'), 0);
    const kept = { visitor: 'v1', customer: 'ada', state };
    expect(become(kept, { customer: 'a-1', before: 'previousId' })).toMatchObject({
      visitor: 'v1',
      customer: 'a-1',
      state: { subject: 'ada' },
    });
    expect(become(kept, { customer: 'ada', before: 'anonymousId' })).toBe(kept);
  });
});
