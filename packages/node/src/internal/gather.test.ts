import { expect, test, vi } from 'vitest';

import { gather, type Batch } from './gather.ts';

/** Answers ten times what it is asked, in units that are written down; odd numbers above 100 cannot be done. */
const recorder = (batch: Batch, atOnce = 1, isOfTheItems = true) => {
  const units: (readonly number[])[] = [];
  const add = gather<number, number>({
    together: async (items) => {
      units.push(items);
      if (items.some((item) => item > 100 && item % 2 === 1)) throw new Error('no');
      return items.map((item) => item * 10);
    },
    isOfTheItems: () => isOfTheItems,
    atOnce,
    batch,
  });
  return { units, add };
};

test('what is asked for in one turn is done as one unit, in order, each with its own answer', async () => {
  const { units, add } = recorder({});
  expect(await Promise.all([1, 2, 3].map((n) => add(n, 1)))).toEqual([10, 20, 30]);
  expect(units).toEqual([[1, 2, 3]]);
});

test('a full unit does not wait, and takes no more than its weight', async () => {
  const { units, add } = recorder({ atMost: 4, within: 60_000 }, 2);
  const answers = [add(1, 3), add(2, 1), add(3, 9)];
  expect(units).toEqual([[1, 2], [3]]);
  expect(await Promise.all(answers)).toEqual([10, 20, 30]);
});

test('what comes while as many units are under way as may be is gathered for the next', async () => {
  const { units, add } = recorder({ atMost: 2 });
  const answers = [1, 2, 3, 4, 5].map((n) => add(n, 1));
  expect(units).toEqual([[1, 2]]);
  expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50]);
  expect(units).toEqual([[1, 2], [3, 4], [5]]);
});

test('waits for others as long as it is told', async () => {
  vi.useFakeTimers();
  const { units, add } = recorder({ within: 2 });
  const first = add(1, 1);
  await vi.advanceTimersByTimeAsync(1);
  const second = add(2, 1);
  expect(units).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect([await first, await second, units]).toEqual([10, 20, [[1, 2]]]);
  vi.useRealTimers();
});

test('one that cannot be done is the only one to fail', async () => {
  const { add } = recorder({});
  const answers = await Promise.allSettled([add(1, 1), add(101, 1), add(3, 1)]);
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('where it is not for what is in a unit, all of it fails, and nothing is tried again', async () => {
  const { units, add } = recorder({}, 1, false);
  const answers = await Promise.allSettled([add(1, 1), add(101, 1), add(3, 1)]);
  expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(units).toHaveLength(1);
});

test('finish begins at once with what has been gathered, and waits for all of it', async () => {
  const { units, add } = recorder({ atMost: 2, within: 60_000 });
  const done: number[] = [];
  for (const n of [1, 2, 3]) void add(n, 1).then((answer) => done.push(answer));
  await add.finish();
  expect([done, units]).toEqual([
    [10, 20, 30],
    [[1, 2], [3]],
  ]);
  await add.finish();
  expect(units).toHaveLength(2);
});
