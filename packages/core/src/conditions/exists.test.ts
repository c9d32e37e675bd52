import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import { exists } from './exists.ts';

describe('exists', () => {
  it.each([0, '', false, null, Number.NaN, [], {}])('C5 %j is there', (x) => {
    expect(judge(exists('profile.x'), { profile: { x } })).toBe(true);
  });

  it('C5 undefined is not there', () => {
    expect(judge(exists('profile.x'), { profile: { x: undefined } })).toBe(false);
  });

  it('C5 is false and not unknown where there is nothing', () => {
    expect(judge(exists('profile.x'))).toBe(false);
    expect(judge(exists('profile.x.y'), { profile: { x: 1 } })).toBe(false);
    expect(judge(exists('event.total'))).toBe(false);
  });
});
