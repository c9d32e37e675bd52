import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { allocate } from '../funnel/allocate.ts';
import { compile } from '../strategy/standardCompile.ts';
import { absence } from '../triggers/absence.ts';
import { sequence } from '../triggers/sequence.ts';
import { openMatches } from './openMatches.ts';

const step = compile({
  id: 'open',
  version: '1',
  triggers: {
    slow: absence({ after: 'cart', of: 'order', for: 100 }),
    quick: absence({ after: 'cart', of: 'order', for: 10 }),
    then: sequence({ first: 'cart', second: 'viewed', within: 50 }),
  },
  actions: [
    { id: 'a', channel: 'web', on: 'slow' },
    { id: 'b', channel: 'web', on: 'quick' },
    { id: 'c', channel: 'web', on: 'then' },
  ],
  funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
});

describe('openMatches', () => {
  it('are those that wait, the first that is due before the others', () => {
    const { state, wakeAt } = step(undefined, event('cart', 5), 5);
    const open = openMatches(step, state, 5);

    expect(open.map(({ trigger }) => trigger)).toEqual(['quick', 'slow', 'then']);
    expect(open[0]).toEqual({ trigger: 'quick', since: 5, due: 15 });
    expect(open[0]?.due).toBe(wakeAt);
    expect(open[2]).toEqual({ trigger: 'then', since: 5, due: undefined });
  });

  it('are none where nothing has begun, where it has ended, and of a function that compile has not made', () => {
    const { state } = step(undefined, event('cart', 5), 5);
    const ended = step(state, { ...event('order', 6), id: 'e2' }, 6).state;
    const wrapped = Object.assign((...args: Parameters<typeof step>) => step(...args), { strategy: step.strategy });

    expect(openMatches(step, ended, 6).map(({ trigger }) => trigger)).toEqual(['then']);
    expect(openMatches(step, { ...state, triggers: {} }, 6)).toEqual([]);
    expect(openMatches(wrapped, state, 6)).toEqual([]);
  });

  it('leave out what another version of the strategy has written and this one cannot read', () => {
    const { state } = step(undefined, event('cart', 5), 5);
    const triggers = { ...state.triggers, slow: { strange: true }, gone: {} };

    expect(openMatches(step, { ...state, triggers }, 6).map(({ trigger }) => trigger)).toEqual(['quick', 'then']);
  });
});
