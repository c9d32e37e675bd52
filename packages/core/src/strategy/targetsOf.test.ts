import { describe, expect, it } from 'vitest';

import { targetsOf } from './targetsOf.ts';

describe('targetsOf', () => {
  it.each([
    [{ id: 'a' }, ['a']],
    [{ id: 'a', group: 'g' }, ['g', 'a']],
    [{ id: 'a', issue: 'grow' }, ['grow', 'a']],
    [{ id: 'a', group: 'g', issue: 'grow' }, ['grow', 'g', 'a']],
  ])('F2 names of %j the issue, then the group, then the action', (action, names) => {
    expect(targetsOf(action)).toEqual(names);
  });

  it('S1 names of an action that could not be read what there is', () => {
    expect(targetsOf({ group: 'g' } as never)).toEqual(['g']);
    expect(targetsOf({} as never)).toEqual([]);
  });

  it.each([
    [{ id: 'a', group: 'a' }, ['a']],
    [{ id: 'a', group: 'g', issue: 'g' }, ['g', 'a']],
    [{ id: 'a', group: 'g', issue: 'a' }, ['a', 'g']],
    [{ id: 'a', group: 'a', issue: 'a' }, ['a']],
  ])('F2 names of %j each name once', (action, names) => {
    expect(targetsOf(action)).toEqual(names);
  });
});
