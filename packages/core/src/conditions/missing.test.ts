import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import { missing } from './missing.ts';

describe('missing', () => {
  it.each([0, '', false, null, Number.NaN, [], {}])('C5 %j is not missing', (x) => {
    expect(judge(missing('profile.x'), { profile: { x } })).toBe(false);
  });

  it('C5 is true and not unknown where there is nothing', () => {
    expect(judge(missing('profile.x'))).toBe(true);
    expect(judge(missing('profile.x'), { profile: { x: undefined } })).toBe(true);
    expect(judge(missing('profile.x.y'), { profile: { x: 1 } })).toBe(true);
    expect(judge(missing('event.total'))).toBe(true);
  });
});
