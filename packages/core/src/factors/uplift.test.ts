import { expect, it } from 'vitest';

import { score } from '../../test/score.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { uplift } from './uplift.ts';

it.each<[Partial<Treatment>, Readonly<Record<string, number>>, number]>([
  [{}, {}, 1],
  [{}, { a: 20 }, 1.2],
  [{ group: 'g' }, { a: 20, g: 30 }, 1.5],
  [{ group: 'g' }, { a: 20, g: -70 }, 0.5],
  [{ group: 'g' }, { a: -60, g: -60 }, 0],
  [{ group: 'a' }, { a: 20 }, 1.2],
  [{ group: 'g', issue: 'i' }, { a: 20, g: -10, i: 40 }, 1.5],
  [{ issue: 'a' }, { a: 20 }, 1.2],
  [{ lever: 3 }, { a: 20 }, 1.2],
])('R4 the uplift of %j in %j is %s', (more, table, expected) => {
  expect(score(uplift(table), { id: 'a', channel: 'web', ...more })).toEqual({
    score: expected,
    parts: [['uplift', expected]],
  });
});
