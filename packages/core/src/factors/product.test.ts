import { describe, expect, it } from 'vitest';

import { score } from '../../test/score.ts';
import { being } from '../../test/truths.ts';
import { lever } from './lever.ts';
import { product } from './product.ts';
import { value } from './value.ts';
import { weight } from './weight.ts';

const action = { id: 'a', channel: 'web', value: 3, lever: 0.1 };

describe('product', () => {
  it('R3 multiplies, and shows each factor in order', () => {
    expect(score(product(value(), lever(), product(weight(being(true), 5))), action)).toEqual({
      score: 3 * 0.1 * 5,
      parts: [
        ['value', 3],
        ['lever', 0.1],
        ['weight', 5],
      ],
    });
  });

  it('R3 multiplies from left to right, which rounds differently from right to left', () => {
    const [a, b, c] = [0.1, 3, 0.7];
    expect(a * b * c).not.toBe(a * (b * c));

    const factors = [a, b, c].map((by) => weight(being(true), by));
    expect(score(product(...factors), action).score).toBe(a * b * c);
  });

  it('R3 is 1 where there is no factor', () => {
    expect(score(product(), action)).toEqual({ score: 1, parts: [] });
  });
});
