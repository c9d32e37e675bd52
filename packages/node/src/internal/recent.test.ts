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

test('what was used last stays through many rounds, whatever is deleted and used meanwhile', () => {
  const values = recent<number>(100);
  // The same by the book: a list in the order of use.
  let kept: string[] = [];
  let chance = 1;
  for (let i = 0; i < 20_000; i += 1) {
    chance = (chance * 48_271) % 2_147_483_647;
    const key = `k${String(chance % 257)}`;
    if (i % 11 === 0) {
      values.delete(key);
      kept = kept.filter((one) => one !== key);
    } else if (i % 3 === 0) {
      expect(values.get(key) !== undefined).toBe(kept.includes(key));
      if (kept.includes(key)) kept = [...kept.filter((one) => one !== key), key];
    } else {
      values.set(key, i);
      kept = [...kept.filter((one) => one !== key), key].slice(-100);
    }
  }
  const found = Array.from({ length: 257 }, (_, k) => `k${String(k)}`).filter((key) => values.get(key) !== undefined);
  expect(found.sort()).toEqual(kept.sort());
});
