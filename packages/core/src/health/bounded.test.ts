import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { gathered, joined, NOTHING, single, type Bound, type Bounded } from './bounded.ts';

const sum = (a: number, b: number): number => a + b;
const counted: Bound<number> = { atMost: 3, join: sum, toRest: (it) => it };
const sampled: Bound<number> = { atMost: 3, join: sum };
const of = (bound: Bound<number>, ...ranks: number[]): Bounded<number> =>
  gathered(
    ranks.map((rank) => [rank, 1]),
    bound,
  );

describe('Bounded', () => {
  it('H5 keeps those of the least ranks, in order, and puts the rest together', () => {
    expect(of(counted, 5, 1, 9, 5, 3, 9, 1, 0)).toEqual({
      kept: [
        [0, 1],
        [1, 2],
        [3, 1],
      ],
      rest: 4,
    });
  });

  it('H5 forgets what is behind where there is no rest', () => {
    expect(of(sampled, 5, 1, 9, 5, 3, 9, 1, 0)).toEqual({
      kept: [
        [0, 1],
        [1, 2],
        [3, 1],
      ],
    });
  });

  it('H5 nothing is neutral, also where it was stored', () => {
    const some = of(counted, 1, 2, 3, 4);
    for (const nothing of [NOTHING, { kept: [] }]) {
      expect(joined(some, nothing, counted)).toEqual(some);
      expect(joined(nothing, some, counted)).toEqual(some);
    }
  });

  it('H5 changes neither of both', () => {
    const [a, b] = [of(counted, 1, 2, 3), of(counted, 0, 2)];
    const before = JSON.stringify([a, b]);
    joined(a, b, counted);
    expect(JSON.stringify([a, b])).toBe(before);
  });

  it('a single one is what it is', () => {
    expect(single(7, 'x')).toEqual({ kept: [[7, 'x']] });
  });

  it.each([
    ['counted', counted],
    ['sampled', sampled],
  ])('H5 %s apart is %s together, whatever the split', (_, bound) => {
    const ranks = fc.array(fc.nat({ max: 9 }), { maxLength: 12 });
    fc.assert(
      fc.property(ranks, ranks, ranks, (a, b, c) => {
        const all = of(bound, ...a, ...b, ...c);
        const [x, y, z] = [of(bound, ...a), of(bound, ...b), of(bound, ...c)];
        expect(joined(joined(x, y, bound), z, bound)).toEqual(all);
        expect(joined(z, joined(y, x, bound), bound)).toEqual(all);
      }),
    );
  });
});
