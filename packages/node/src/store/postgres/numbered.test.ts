import { expect, test } from 'vitest';

import { numbered } from './numbered.ts';

test('values are numbered in the order in which they stand', () => {
  expect(numbered('SELECT a FROM t WHERE b = ? AND c IN ((?), (?))')).toBe(
    'SELECT a FROM t WHERE b = $1 AND c IN (($2), ($3))',
  );
  expect(numbered('SELECT 1')).toBe('SELECT 1');
});

test('a name with a question mark in it stays what it is', () => {
  expect(numbered('SELECT a FROM "what?""?".t WHERE b = ?')).toBe('SELECT a FROM "what?""?".t WHERE b = $1');
});
