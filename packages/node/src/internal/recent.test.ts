import { expect, test } from 'vitest';

import { recent } from './recent.ts';

test('keeps what was used last', () => {
  const values = recent<number>(2);
  values.set('a', 1);
  values.set('b', 2);
  values.get('a');
  values.set('c', 3);
  expect([values.get('a'), values.get('b'), values.get('c')]).toEqual([1, undefined, 3]);
  values.delete('a');
  values.set('c', 4);
  expect([values.get('a'), values.get('c')]).toEqual([undefined, 4]);
});

test('one of size 0 keeps nothing', () => {
  const values = recent<number>(0);
  values.set('a', 1);
  expect(values.get('a')).toBeUndefined();
});
