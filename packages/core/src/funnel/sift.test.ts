import { describe, expect, it } from 'vitest';

import { left, shortlist } from '../../test/shortlist.ts';
import { fate, sift } from './sift.ts';

const actions = [
  { id: 'a', channel: 'web' },
  { id: 'b', channel: 'web' },
];

describe('sift', () => {
  it('keeps what loses nothing, and drops the others behind those dropped before', () => {
    const before = sift(shortlist(actions), 'one', ({ action }) =>
      action.id === 'a' ? { reason: 'NOT_VALID', clause: '/x' } : undefined,
    );
    const after = sift(before, 'two', () => ({ reason: 'HELD_OUT', clause: '/y' }));

    expect(left(before)).toEqual(['b']);
    expect(after.dropped.map(({ action, stage, reason }) => [action, stage, reason])).toEqual([
      ['a', 'one', 'NOT_VALID'],
      ['b', 'two', 'HELD_OUT'],
    ]);
  });

  it('gives the very same list where nothing is lost', () => {
    const list = shortlist(actions);

    expect(sift(list, 'one', () => undefined)).toBe(list);
  });
});

describe('fate', () => {
  const candidate = { action: actions[0]!, score: 3, probability: 1 };
  const contributions = () => [{ factor: 'value', value: 3 }];
  const loss = { reason: 'OUTRANKED', clause: '/z' } as const;

  it('has the score with the trace, where there is one', () => {
    const list = shortlist(actions, { trace: true, contributions });

    expect(fate(list, 'allocate', candidate, loss.reason, loss)).toMatchObject({
      score: 3,
      factors: [{ factor: 'value', value: 3 }],
    });
    expect(fate(shortlist(actions, { trace: true }), 'limit', candidate, loss.reason, loss)).not.toHaveProperty(
      'score',
    );
  });

  it('does not take the score apart without the trace', () => {
    expect(fate(shortlist(actions, { contributions }), 'allocate', candidate, loss.reason, loss)).not.toHaveProperty(
      'factors',
    );
  });
});
