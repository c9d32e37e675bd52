import { expect, test } from 'vitest';

import { simulatedClock } from './simulatedClock.ts';

test('wakes in the order of time, ties in the order of asking', async () => {
  const clock = simulatedClock(0);
  const woken: string[] = [];
  for (const [at, name] of [
    [30, 'c'],
    [10, 'a1'],
    [10, 'a2'],
    [20, 'b'],
    [31, 'late'],
  ] as const) {
    clock.wake(at, () => woken.push(`${name}@${String(clock.now())}`));
  }
  await clock.advance(30);
  expect(woken).toEqual(['a1@10', 'a2@10', 'b@20', 'c@30']);
  expect([clock.now(), clock.pending]).toEqual([30, 1]);
});

test('a wake that is asked for while time moves is honoured, in its place', async () => {
  const clock = simulatedClock(0);
  const woken: number[] = [];
  const again = (): void => {
    woken.push(clock.now());
    clock.wake(clock.now() + 10, again);
  };
  clock.wake(10, again);
  await clock.advanceTo(35);
  expect(woken).toEqual([10, 20, 30]);
  expect(clock.pending).toBe(1);
});

test('a wake that is asked for by asynchronous work is honoured as well', async () => {
  const clock = simulatedClock(0);
  const woken: number[] = [];
  const again = async (): Promise<void> => {
    woken.push(clock.now());
    await new Promise((resolve) => setImmediate(resolve));
    clock.wake(clock.now() + 10, () => void again());
  };
  let work = Promise.resolve();
  clock.wake(10, () => void (work = again()));
  await clock.advance(25, () => work);
  expect(woken).toEqual([10, 20]);
});

test('an instant that has come is due without any movement of time, but never synchronously', async () => {
  const clock = simulatedClock(100);
  const woken: number[] = [];
  clock.wake(50, () => woken.push(50));
  clock.wake(100, () => woken.push(100));
  expect(woken).toEqual([]);
  await Promise.resolve();
  expect(woken).toEqual([50, 100]);
  expect(clock.now()).toBe(100);
});

test('a cancelled wake never comes; cancelling twice, or late, does nothing', async () => {
  const clock = simulatedClock(0);
  const woken: string[] = [];
  const cancel = clock.wake(10, () => woken.push('cancelled'));
  const past = clock.wake(0, () => woken.push('cancelled too'));
  const kept = clock.wake(10, () => woken.push('kept'));
  cancel();
  cancel();
  past();
  await clock.advance(20);
  kept();
  expect(woken).toEqual(['kept']);
});

test('years are one step, and time never goes back', async () => {
  const clock = simulatedClock(0);
  let woken = 0;
  clock.wake(50 * 365 * 86_400_000, () => (woken = clock.now()));
  await clock.advance(100 * 365 * 86_400_000);
  expect(woken).toBe(50 * 365 * 86_400_000);
  await clock.advanceTo(5);
  expect(clock.now()).toBe(100 * 365 * 86_400_000);
});
