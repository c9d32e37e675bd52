import { expect, test } from 'vitest';

import { serialByKey } from './serialByKey.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('one key is served in order also when a task fails, and leaves nothing behind', async () => {
  const serial = serialByKey();
  const log: string[] = [];
  const task =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      await turn();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const all = Promise.allSettled([
    serial.run('a', task('a1', true)),
    serial.run('a', task('a2')),
    serial.run('b', task('b1')),
  ]);
  expect([serial.waiting('a'), serial.waiting('b'), serial.waiting('c'), serial.total]).toEqual([2, 1, 0, 3]);
  expect((await all).map((one) => one.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(log.filter((line) => line.startsWith('a'))).toEqual(['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends']);
  expect(log.indexOf('b1 begins')).toBeLessThan(log.indexOf('a1 ends'));
  await turn();
  expect([serial.waiting('a'), serial.total]).toEqual([0, 0]);
  expect(await serial.run('a', task('a3'))).toBe('a3');
});
