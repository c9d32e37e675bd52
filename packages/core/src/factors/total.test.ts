import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { moment } from '../../test/moment.ts';
import { score } from '../../test/score.ts';
import { being } from '../../test/truths.ts';
import type { Node } from '../shape/shape.ts';
import { amount } from './amount.ts';
import type { CompiledFactor } from './factorRule.ts';
import { lever } from './lever.ts';
import { product } from './product.ts';
import { total } from './total.ts';
import { value } from './value.ts';
import { weight } from './weight.ts';

const action = { id: 'a', channel: 'web', value: 3, lever: 0.5 };

describe('total', () => {
  it('R4 adds up, and says as one factor what it was made of', () => {
    const factor = builder({ actions: [action] }).factor(total(value(), product(value(), lever())), '');

    expect(factor.score(moment(), action)).toBe(3 + 3 * 0.5);
    expect(factor.contributions(moment(), action)).toEqual([
      {
        factor: 'total',
        value: 4.5,
        of: [
          { factor: 'value', value: 3 },
          { factor: 'value', value: 3 },
          { factor: 'lever', value: 0.5 },
        ],
      },
    ]);
  });

  it('R4 adds from left to right, which rounds differently from right to left', () => {
    const [a, b, c] = [0.1, 0.2, 0.3];
    expect(a + b + c).not.toBe(a + (b + c));

    expect(score(total(...[a, b, c].map((by) => weight(being(true), by))), action).score).toBe(a + b + c);
  });

  it('R4 is 0 where there is no factor', () => {
    expect(score(total(), action).score).toBe(0);
  });

  it('F7 is at most what its parts are at most together, and anything where one of them is', () => {
    const factor = (node: Node): CompiledFactor => builder({ actions: [action] }).factor(node, '');

    expect(factor(total(value(), lever(), weight(being(true), 4))).bound?.(action)).toBe(7.5);
    expect(factor(total(value(), amount('profile.spend'))).bound).toBeUndefined();
    expect(factor(total(value(), lever())).isStatic).toBe(true);
  });
});
