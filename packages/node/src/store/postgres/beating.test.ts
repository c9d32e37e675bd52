import { expect, onTestFinished, test, vi } from 'vitest';

import { beating } from './beating.ts';

test('beats again and again, also after a failure, and never twice at once', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const ends: ((error?: Error) => void)[] = [];
  const beat = () => new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())));
  const stop = beating(beat, 100);
  await vi.advanceTimersByTimeAsync(350);
  expect(ends).toHaveLength(1);
  ends[0]!(new Error('no'));
  await vi.advanceTimersByTimeAsync(100);
  expect(ends).toHaveLength(2);
  let stopped = false;
  const stopping = stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(500);
  expect([stopped, ends.length]).toEqual([false, 2]);
  ends[1]!();
  await stopping;
  expect(ends).toHaveLength(2);
});
