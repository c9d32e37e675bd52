import type { Clock, Millis } from '@opportune/core';

/** Asks at most once at a time, and gives an answer again that is no older than `keep`. */
export function lately<Answer>(ask: () => Promise<Answer>, keep: Millis, clock: Clock): () => Promise<Answer> {
  let asked: Promise<Answer> | undefined;
  let until = Number.NEGATIVE_INFINITY;
  return () => {
    if (asked !== undefined && clock.now() < until) return asked;
    // As long as there is no answer it is the one that everybody waits for.
    until = Number.POSITIVE_INFINITY;
    const answered = (): void => void (until = clock.now() + keep);
    asked = ask();
    asked.then(answered, answered);
    return asked;
  };
}
