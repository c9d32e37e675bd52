import { expect, it } from 'vitest';

import { listed } from './listed.ts';

it.each<[readonly string[], string]>([
  [[], ''],
  [['a', 'b'], 'a, b'],
  [Array(20).fill('a') as string[], Array(20).fill('a').join(', ')],
  [Array(22).fill('a') as string[], `${Array(20).fill('a').join(', ')} and 2 more`],
  [['x'.repeat(100)], `${'x'.repeat(60)}…`],
])('names %j', (names, text) => {
  expect(listed(names)).toBe(text);
});
