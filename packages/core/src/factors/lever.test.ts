import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { score } from '../../test/score.ts';
import { places, small } from '../../test/small.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { lever } from './lever.ts';

describe('lever', () => {
  it.each<[Partial<Treatment>, Readonly<Record<string, number>>, number]>([
    [{}, {}, 1],
    [{ lever: 3 }, {}, 3],
    [{ lever: 0 }, {}, 0],
    [{}, { a: 2 }, 2],
    [{ group: 'g' }, { g: 5 }, 5],
    [{ group: 'g', lever: 3 }, { a: 2, g: 5 }, 30],
    [{ issue: 'i', group: 'g', lever: 3 }, { a: 2, g: 5, i: 7 }, 210],
    [{ issue: 'g', group: 'g' }, { g: 5 }, 5],
    [{ group: 'a', lever: 3 }, { a: 2 }, 6],
    [{}, { a: 0 }, 0],
  ])('R3 the lever of %j in %j is %s', (more, table, expected) => {
    expect(score(lever(table), { id: 'a', channel: 'web', ...more })).toEqual({
      score: expected,
      parts: [['lever', expected]],
    });
  });

  it('R3 names that objects have by birth are no weights', () => {
    expect(score(lever({}), { id: 'toString', group: 'constructor', channel: 'web' }).score).toBe(1);
  });

  it('refuses weights of what is not there, and weights below 0', () => {
    const funnel = [arbitrate(lever({ hello: 1, 'a/b': 1 })), places];
    const below = [arbitrate(lever({ hello: -1 })), places];

    expect(faultsOf(() => compile(small({ funnel })))).toEqual([['TARGET_UNKNOWN', '/funnel/0/by/of/a~1b']]);
    expect(faultsOf(() => compile(small({ funnel: below })))).toEqual([
      ['VALUE_OUT_OF_RANGE', '/funnel/0/by/of/hello'],
    ]);
  });
});
