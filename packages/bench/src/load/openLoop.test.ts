import { expect, test } from 'vitest';

import type { Client } from './client.ts';
import { closedLoop } from './closedLoop.ts';
import { openLoop } from './openLoop.ts';
import type { Posting } from './work.ts';

const STALL = 200;
const posting = (): Posting => ({ path: '/v1/events', body: '{}' });

/** Answers at once, but for one stall that everybody has to wait for who comes meanwhile. */
function stalling(): Client {
  let until: number | undefined;
  return {
    send: async () => {
      until ??= performance.now() + STALL;
      const left = until - performance.now();
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    },
    close: async () => undefined,
  };
}

test('a stall is charged to all who were to come meanwhile', async () => {
  const took = await openLoop(stalling(), posting, 500, 2 * STALL);

  // Spread evenly over the stall: half of them waited for at least half of it.
  const waited = took.filter((millis) => millis > STALL / 2);
  expect(waited.length).toBeGreaterThan(20);
  expect(took.at(-1)).toBeGreaterThan(0.9 * STALL);
});

test('who waits for the answer before is stalled once', async () => {
  let sent = 0;
  const slow = stalling();
  await closedLoop(
    { send: async (one) => ((sent += 1), await slow.send(one)), close: async () => undefined },
    posting,
    1,
    STALL / 2,
  );

  expect(sent).toBe(1);
});

test('what is refused ends it', async () => {
  const refusing: Client = { send: () => Promise.reject(new Error('429')), close: async () => undefined };

  await expect(openLoop(refusing, posting, 500, 20)).rejects.toThrow('429');
  await expect(closedLoop(refusing, posting, 2, 20)).rejects.toThrow('429');
});
