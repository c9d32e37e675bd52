import type { Instant } from '@opportune/core';

import type { Passage } from './deliveryBook.ts';

/** How many wait from an instant on, until the next. */
export interface Depth {
  readonly at: Instant;
  readonly waiting: number;
}

/** How many decisions were in the outbox over a stretch of time, with a depth for its beginning and one for each change. */
export function queueDepth(passages: Iterable<Passage>, from: Instant, to: Instant): readonly Depth[] {
  const changes = new Map<Instant, number>([[from, 0]]);
  const change = (at: Instant, by: number): void => {
    // What was before counts from the beginning on.
    const when = Math.max(at, from);
    if (when < to) changes.set(when, (changes.get(when) ?? 0) + by);
  };
  for (const { decidedAt, end } of passages) {
    // After a restart it may have left before it was decided again: it did not wait.
    if (end !== undefined && end.at <= decidedAt) continue;
    change(decidedAt, 1);
    if (end !== undefined) change(end.at, -1);
  }
  let waiting = 0;
  return [...changes].sort(([a], [b]) => a - b).map(([at, by]) => ({ at, waiting: (waiting += by) }));
}
