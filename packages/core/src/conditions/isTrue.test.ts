import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { judge } from '../../test/judge.ts';
import { moment } from '../../test/moment.ts';
import { being, truths } from '../../test/truths.ts';
import { blameOf } from './blameOf.ts';
import { isTrue } from './isTrue.ts';
import { not } from './not.ts';

describe('isTrue', () => {
  it.each(truths)('C6 of %s is never unknown', (truth) => {
    expect(judge(isTrue(being(truth)))).toBe(truth === true);
    expect(judge(not(isTrue(being(truth))))).toBe(truth !== true);
  });

  it('blames what it asks', () => {
    expect(blameOf(builder().condition(isTrue(being(undefined)), '/when'), moment())).toEqual({
      clause: '/when/of',
      path: 'profile.nowhere',
      seen: undefined,
      needed: { eq: 1 },
    });
  });
});
