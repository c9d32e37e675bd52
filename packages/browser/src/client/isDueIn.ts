import type { Instant } from '@opportune/core';

import type { Memory } from '../remember/memory.ts';

/** Whether time has something to bring about by now; where it has not, `later` is told when. Another tab may have done it before. */
export async function isDueIn(
  memory: Memory,
  now: Instant,
  later: (wakeAt: Instant | undefined) => void,
): Promise<boolean> {
  let isDue = false;
  await memory.look((found) => {
    isDue = found?.wakeAt !== undefined && found.wakeAt <= now;
    if (!isDue) later(found?.wakeAt);
  });
  return isDue;
}
