import { expect, test, vi } from 'vitest';

import { gather, type Batch } from './gather.ts';

const recorder = (batch: Batch) => {
  const units: number[] = [];
  const add = gather((runs) => {
    units.push(runs.length);
    return runs.map((run) => run());
  }, batch);
  return { units, add };
};

test('what is asked for in one turn is run as one unit, in order, each with its own answer', async () => {
  const { units, add } = recorder({});
  const ran: number[] = [];
  const answers = await Promise.all([1, 2, 3].map((n) => add(() => (ran.push(n), n * 10), 1)));
  expect([answers, ran, units]).toEqual([[10, 20, 30], [1, 2, 3], [3]]);
});

test('a full unit does not wait', async () => {
  const { units, add } = recorder({ atMost: 4, within: 60_000 });
  const answers = [add(() => 'a', 3), add(() => 'b', 1), add(() => 'c', 9)];
  expect(units).toEqual([2, 1]);
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c']);
});

test('waits for others as long as it is told', async () => {
  vi.useFakeTimers();
  const { units, add } = recorder({ within: 2 });
  const first = add(() => 1, 1);
  await vi.advanceTimersByTimeAsync(1);
  const second = add(() => 2, 1);
  expect(units).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect([await first, await second, units]).toEqual([1, 2, [2]]);
  vi.useRealTimers();
});

test('one that throws is the only one to fail', async () => {
  const add = gather((runs) => runs.map((run) => run()), {});
  const answers = await Promise.allSettled([
    add(() => 1, 1),
    add(() => {
      throw new Error('no');
    }, 1),
    add(() => 3, 1),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('flush runs at once what has been gathered, and nothing a second time', async () => {
  const { units, add } = recorder({});
  const answer = add(() => 1, 1);
  add.flush();
  add.flush();
  expect([await answer, units]).toEqual([1, [1]]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(units).toEqual([1]);
});
