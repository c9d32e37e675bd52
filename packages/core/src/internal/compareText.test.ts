import { expect, it } from 'vitest';

import { compareText } from './compareText.ts';

it('R1 texts are in the order of their UTF-16 code units, whatever the locale', () => {
  const sorted = ['', 'B', 'a', 'ab', 'b', 'ä', '\u{1F600}', '\uFFFD'];

  expect([...sorted].reverse().sort(compareText)).toEqual(sorted);
  expect(compareText('a', 'a')).toBe(0);
});
