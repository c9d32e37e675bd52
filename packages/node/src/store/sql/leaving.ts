import type { Instant } from '@opportune/core';

import type { Change } from './change.ts';
import type { Dialect } from './dialect.ts';
import { among } from './lists.ts';
import { rows, type Row, type Work } from './work.ts';

/** Takes decisions out of the outbox, or leaves them in it for later, as a part of a unit. */
export function leaving({
  tables,
  instant,
  forUpdate,
}: Dialect): (changes: readonly Change[], now: Instant) => Work<void> {
  const settle = (decisions: readonly string[]): Work<readonly Row[]> =>
    among(`DELETE FROM ${tables.outbox} WHERE decision_id`, decisions);

  function* one(change: Change, now: Instant): Work<void> {
    if (change.kind === 'postpone') {
      // Whoever is first then tries again.
      yield* rows(`UPDATE ${tables.outbox} SET attempts = ?, not_before = ?, holder = NULL WHERE decision_id = ?`, [
        change.attempts,
        change.notBefore,
        change.decision,
      ]);
    }
    if (change.kind === 'bury') {
      yield* rows(
        `INSERT INTO ${tables.deadLetters} (decision_id, customer, decision, receipt, attempts, buried_at)
         SELECT decision_id, customer, decision, CAST(? AS TEXT), attempts + 1, CAST(? AS ${instant})
         FROM ${tables.outbox} WHERE decision_id = ? ${forUpdate}`,
        [change.receipt, now, change.decision],
      );
      yield* settle([change.decision]);
    }
  }

  return function* (changes, now) {
    yield* settle(changes.flatMap((change) => (change.kind === 'settle' ? [change.decision] : [])));
    for (const change of changes) yield* one(change, now);
  };
}
