import type { Instant, Millis } from '@opportune/core';

import type { Dialect } from './dialect.ts';
import { among, over } from './lists.ts';
import { Overtaken } from './overtaken.ts';
import { rows, type Work } from './work.ts';

/** The marks of inputs that were committed, as parts of a unit. */
export interface Seen {
  /** Those of some marks that were seen before. */
  known(marks: ReadonlySet<string>, now: Instant): Work<ReadonlySet<string>>;
  /** Remembers marks that were not known a moment ago. */
  add(marks: readonly string[], now: Instant): Work<void>;
  /** Forgets what is old, up to so many of them, so that it never takes long. */
  forget(atMost: number, now: Instant): Work<void>;
}

/** In one table, by mark. `remember` is how long they are kept. */
export function seenByMark({ tables: { seen }, skipLocked }: Dialect, remember: Millis): Seen {
  return {
    *known(marks) {
      return marksIn(yield* among(`SELECT CAST(mark AS TEXT) AS mark FROM ${seen} WHERE mark`, marks));
    },
    *add(marks, now) {
      const fresh = [...marks].sort().map((mark) => [mark, now]);
      const added = yield* over(
        `INSERT INTO ${seen} (mark, seen_at) VALUES`,
        fresh,
        'ON CONFLICT (mark) DO NOTHING RETURNING mark',
      );
      if (added.length < fresh.length) throw new Overtaken('an input was added by another');
    },
    *forget(atMost, now) {
      yield* rows(forgetting(seen, skipLocked), [now - remember, atMost]);
    },
  };
}

export const marksIn = (found: readonly Readonly<Record<string, unknown>>[]): ReadonlySet<string> =>
  new Set(found.map((row) => String(row['mark'])));

/** By age, and of one age by mark: neighbours lie on one page. */
export const forgetting = (seen: string, skipLocked: string): string =>
  `DELETE FROM ${seen} WHERE mark IN (SELECT mark FROM ${seen} WHERE seen_at < ? ORDER BY seen_at, mark LIMIT ? ${skipLocked})`;
