import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { moment } from '../../test/moment.ts';
import { blameOf } from './blameOf.ts';
import { eq } from './eq.ts';
import { exists } from './exists.ts';
import { gte } from './gte.ts';
import { lt } from './lt.ts';
import { oneOf } from './oneOf.ts';

describe('comparison', () => {
  it.each([
    [eq('profile.x', 1), { eq: 1 }],
    [gte('profile.x', 7), { gte: 7 }],
    [lt('profile.x', 3), { lt: 3 }],
    [oneOf('profile.x', [1, 2]), { oneOf: [1, 2] }],
  ])('$kind says where it stands, what it saw and what it needed', (node, needed) => {
    const condition = builder().condition(node, '/actions/0/when');

    expect(blameOf(condition, moment({ profile: { x: 5 } }))).toEqual({
      clause: '/actions/0/when',
      path: 'profile.x',
      seen: 5,
      needed,
    });
  });

  it('exists needs any value', () => {
    expect(blameOf(builder().condition(exists('profile.x'), '/when'), moment())).toEqual({
      clause: '/when',
      path: 'profile.x',
      seen: undefined,
      needed: { exists: true },
    });
  });
});
