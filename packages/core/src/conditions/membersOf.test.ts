import { expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { membersOf } from './membersOf.ts';

const build = builder();

it('C3 is one for equal lists of values of a strategy', () => {
  expect(membersOf(build, ['a', 1, null])).toBe(membersOf(build, ['a', 1, null]));
  expect(membersOf(build, [])).toBe(membersOf(build, []));
  expect(membersOf(build, ['a'])).not.toBe(membersOf(builder(), ['a']));
});

it.each([
  [
    ['a', 'b'],
    ['b', 'a'],
  ],
  [['a'], ['a', 'a']],
  [['a,b'], ['a', 'b']],
  [
    ['a"', 'b'],
    ['a', '"b'],
  ],
  [[1], ['1']],
  [[null], ['null']],
  [[true], ['true']],
])('C3 is another for %j and %j', (some, others) => {
  expect(membersOf(build, some).values).toEqual(some);
  expect(membersOf(build, others).values).toEqual(others);
});

it('shares no long ones, which are hardly ever the same again', () => {
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];

  expect(membersOf(build, nine)).not.toBe(membersOf(build, nine));
  expect(membersOf(build, nine).has(9)).toBe(true);
});
