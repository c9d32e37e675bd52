import { expect, test } from 'vitest';

import { prepared } from './prepared.ts';

test('a statement is prepared once, and anew where so many others came after it', () => {
  const asked: string[] = [];
  const prepare = prepared((sql) => (asked.push(sql), { sql }));
  expect(prepare('a')).toBe(prepare('a'));
  expect(asked).toEqual(['a']);
  for (let n = 0; n < 512; n += 1) prepare(String(n));
  prepare('a');
  expect(asked.filter((sql) => sql === 'a')).toHaveLength(2);
});
