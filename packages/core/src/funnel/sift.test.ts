import { describe, expect, it } from 'vitest';

import { left, shortlist } from '../../test/shortlist.ts';
import { sift } from './sift.ts';

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
