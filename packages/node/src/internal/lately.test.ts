import { simulatedClock } from '@opportune/testing';
import { expect, test } from 'vitest';

import { lately } from './lately.ts';

test('who asks while it is asked, or soon after, gets the same answer', async () => {
  const clock = simulatedClock(0);
  const answers: ((answer: number) => void)[] = [];
  const ask = lately(() => new Promise<number>((resolve) => answers.push(resolve)), 1000, clock);
  const [first, second] = [ask(), ask()];
  await clock.advance(5000);
  const third = ask();
  expect(answers).toHaveLength(1);
  answers[0]!(7);
  expect(await Promise.all([first, second, third])).toEqual([7, 7, 7]);
  await clock.advance(999);
  expect(await ask()).toBe(7);
  await clock.advance(1);
  const next = ask();
  answers[1]!(8);
  expect(await next).toBe(8);
});

test('what fails is not asked again at once either', async () => {
  const clock = simulatedClock(0);
  let times = 0;
  const ask = lately(() => Promise.reject(new Error(String((times += 1)))), 1000, clock);
  await expect(ask()).rejects.toThrow('1');
  await expect(ask()).rejects.toThrow('1');
  await clock.advance(1000);
  await expect(ask()).rejects.toThrow('2');
});
