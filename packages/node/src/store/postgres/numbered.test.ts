import { expect, test } from 'vitest';

import { numbered } from './numbered.ts';

test('values are numbered in the order in which they stand', () => {
  expect(numbered('SELECT a FROM t WHERE b = ? AND c IN ((?), (?))')).toBe(
    'SELECT a FROM t WHERE b = $1 AND c IN (($2), ($3))',
  );
  expect(numbered('SELECT 1')).toBe('SELECT 1');
});
