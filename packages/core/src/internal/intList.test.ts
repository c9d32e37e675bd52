import { expect, it } from 'vitest';

import { IntList } from './intList.ts';

it('is empty at first', () => {
  const list = new IntList();

  expect(list.length).toBe(0);
  expect([...list.items()]).toEqual([]);
});

it('holds what was put in, in order, however much it is', () => {
  const list = new IntList();
  const numbers = Array.from({ length: 1_000 }, (_, i) => (i * 7_919) % 1_013);

  expect(numbers.map((number) => list.push(number))).toEqual(numbers.map((_, i) => i + 1));
  expect([...list.items()]).toEqual(numbers);
  expect(list.length).toBe(1_000);
});

it('holds whole numbers of 32 bits', () => {
  const list = new IntList();
  for (const number of [2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1.5]) list.push(number);

  expect([...list.items()]).toEqual([2 ** 31 - 1, -(2 ** 31), -(2 ** 31), 1]);
});
