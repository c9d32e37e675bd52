import { channelIn } from './channelIn.ts';
import type { Dialect } from './dialect.ts';
import { rows, type Row, type Work } from './work.ts';

/** Takes a decision out of the dead letters, as a unit; yields whether it was among them. */
export interface Exhuming {
  resend(decision: string): Work<boolean>;
  drop(decision: string): Work<boolean>;
}

export function exhuming({ tables: { outbox, deadLetters } }: Dialect): Exhuming {
  // One statement that takes and shows: of two who ask one finds it.
  const exhume = (decision: string): Work<readonly Row[]> =>
    rows(`DELETE FROM ${deadLetters} WHERE decision_id = ? RETURNING customer, decision`, [decision]);

  return {
    *resend(decision) {
      const [found] = yield* exhume(decision);
      if (found === undefined) return false;
      const json = String(found['decision']);
      yield* rows(
        `INSERT INTO ${outbox} (decision_id, customer, channel, decision, attempts, not_before) VALUES (?, ?, ?, ?, 0, 0)
         ON CONFLICT (decision_id) DO NOTHING`,
        [decision, String(found['customer']), channelIn(json), json],
      );
      return true;
    },

    *drop(decision) {
      return (yield* exhume(decision)).length > 0;
    },
  };
}
