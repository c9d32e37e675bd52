import type { Instant } from '@opportune/core';

import type { Draft, Question } from './draft.ts';
import type { Trouble } from './trouble.ts';

/** What was asked for, and when. */
export type Held = readonly [asked: Draft | Question, now: Instant];

/** What waits for a verdict, in the page alone. */
export interface Holding {
  add(asked: Draft | Question, now: Instant): void;
  /** All that waits, in order; nothing waits afterwards. */
  take(): readonly Held[];
}

/** More does not wait: what came first leaves. */
const MOST = 1_000;

export function holding(tell: (trouble: Trouble) => void): Holding {
  let held: Held[] = [];
  return {
    add(asked, now) {
      held.push([asked, now]);
      if (held.length <= MOST) return;
      held.shift();
      tell({ code: 'OUTBOX_FULL', message: `more than ${String(MOST)} inputs wait for a verdict` });
    },
    take() {
      const all = held;
      held = [];
      return all;
    },
  };
}
