import { garbage } from '../garbage.ts';
import type { Held } from './messages.ts';

/** What this process holds now. */
export function bytesHeld(): Held {
  garbage();
  const { rss, heapUsed } = process.memoryUsage();
  return { resident: rss, heap: heapUsed };
}
