import { expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { score } from '../../test/score.ts';
import { affinity } from './affinity.ts';

const shoes = { id: 'a', channel: 'web', attributes: { category: 'shoes' } };

it.each<[unknown, number]>([
  ['shoes', 1.5],
  ['Shoes', 1],
  [['hats', 'shoes'], 1.5],
  [['hats'], 1],
  [[], 1],
  [{ category: 'shoes' }, 1],
  [undefined, 1],
])('R4 the affinity of shoes with %j is %s', (favourite, expected) => {
  expect(score(affinity('category', 'profile.favourite', 1.5), shoes, { profile: { favourite } })).toEqual({
    score: expected,
    parts: [['affinity', expected]],
  });
});

it('R4 an action without the attribute has no affinity, also where the customer has none', () => {
  expect(score(affinity('category', 'profile.favourite', 1.5), { id: 'a', channel: 'web' }).score).toBe(1);
});

it('F7 is at most its weight or 1, and 1 where the action has no such attribute', () => {
  const bound = (by: number, action: typeof shoes | { id: string; channel: string }): number | undefined =>
    builder({ actions: [action] })
      .factor(affinity('category', 'profile.favourite', by), '')
      .bound?.(action);

  expect(bound(1.5, shoes)).toBe(1.5);
  expect(bound(0.5, shoes)).toBe(1);
  expect(bound(1.5, { id: 'b', channel: 'web' })).toBe(1);
});
