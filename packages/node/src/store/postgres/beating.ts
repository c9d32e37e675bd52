import type { Millis } from '@opportune/core';

/** Does something again and again, never twice at once, until it is stopped. Stopping waits for what is under way. */
export function beating(beat: () => Promise<void>, every: Millis): () => Promise<void> {
  let going: Promise<void> | undefined;
  const timer = setInterval(() => {
    // One that fails is made up for by the next; where none comes through for long, others go on with what is held.
    going ??= beat()
      .catch(() => undefined)
      .finally(() => (going = undefined));
  }, every);
  // A process that has nothing else to do may end.
  timer.unref();
  return async () => {
    clearInterval(timer);
    await going;
  };
}
