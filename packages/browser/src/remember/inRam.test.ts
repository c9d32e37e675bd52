import { expect, it } from 'vitest';

import { inRam } from './inRam.ts';
import { MOST_OUTGOING } from './memory.ts';

const event = (id: string) => ({ id, type: 't', customer: 'c', time: 0, properties: {} });

it('lets the oldest events leave where too many wait, and says how many', async () => {
  const lost: number[] = [];
  const memory = inRam((count) => lost.push(count));
  for (let n = 0; n < MOST_OUTGOING + 2; n += 1) {
    await memory.update((kept) => ({ kept, outgoing: [event(String(n))], value: undefined }));
  }
  expect(lost).toEqual([1, 1]);
  const [first] = await memory.outgoing(1);
  expect(first).toEqual({ key: 3, event: event('2') });
  await memory.sent([3]);
  expect((await memory.outgoing(1))[0]!.key).toBe(4);
});
