import type { Instant, Millis } from '@opportune/core';

import type { Tables } from '../sql/dialect.ts';
import { among, over } from '../sql/lists.ts';
import { FIRST_MARK } from '../sql/mark.ts';
import { forgetting, marksIn, type Seen } from '../sql/seen.ts';
import { rows, type Work } from '../sql/work.ts';
import type { Driver } from './driver.ts';

/**
 * So many come until a round begins that takes them to their places: some megabytes of memory, and of the file. They are counted by
 * their numbers, because to count rows would read all of them.
 */
const IN_ORDER = 100_000;

/** Of how long a mark is remembered, the part by which it may be longer. */
const GRAINS = 32;

/**
 * In SQLite a mark that goes to its place among millions costs a page of the file, written to the log and from there into the
 * file. So it goes behind those that came before, a hundred on a page, and to its place later, together with its neighbours.
 *
 * Which of them are known is told by a table in the memory of this connection, which is a part of each unit as all tables are. It is brought
 * up to date before it is looked at, from what has come since: before the start, by this process, or by another one.
 */
export function seenInOrder(
  driver: Driver,
  { seen, arrivals, settling }: Tables,
  remember: Millis,
  inOrder: number = IN_ORDER,
): Seen {
  driver.exec(`
    PRAGMA temp_store = MEMORY;
    CREATE TEMP TABLE lately (mark INTEGER PRIMARY KEY, seen_at BIGINT NOT NULL);
    CREATE TEMP TABLE caught_up (seq BIGINT NOT NULL);
    INSERT INTO caught_up VALUES (0);
  `);
  // Coarse, so that those that go to their places together are neighbours by age too.
  const grain = Math.max(1, Math.floor(remember / GRAINS));
  const ahead = `FROM temp.lately WHERE mark > (SELECT settled FROM ${settling})`;
  const which = (table: string): string => `SELECT CAST(mark AS TEXT) AS mark FROM ${table} WHERE mark`;

  function* catchUp(): Work<void> {
    yield* rows(
      `INSERT INTO temp.lately (mark, seen_at)
       SELECT mark, seen_at FROM ${arrivals} WHERE seq > (SELECT seq FROM temp.caught_up) ORDER BY seq
       ON CONFLICT (mark) DO UPDATE SET seen_at = excluded.seen_at`,
    );
    yield* rows(`UPDATE temp.caught_up SET seq = COALESCE((SELECT MAX(seq) FROM ${arrivals}), seq)`);
  }

  /** Takes some to their places, neighbours together, round and round. What is there already another connection took there. */
  function* settle(atMost: number, oldest: Instant): Work<void> {
    yield* rows(
      `INSERT INTO ${seen} (mark, seen_at)
       SELECT mark, seen_at + ? - seen_at % ? FROM (SELECT mark, seen_at ${ahead} ORDER BY mark LIMIT ?) WHERE seen_at >= ?
       ON CONFLICT (mark) DO NOTHING`,
      [grain, grain, atMost, oldest],
    );
    const [found] = yield* rows(
      `SELECT COUNT(*) AS moved, CAST(MAX(mark) AS TEXT) AS last FROM (SELECT mark ${ahead} ORDER BY mark LIMIT ?)`,
      [atMost],
    );
    if (Number(found?.['moved']) < atMost) {
      yield* rows(`DELETE ${ahead}`);
      // All that had arrived when the round began is in its place.
      yield* rows(`UPDATE ${settling} SET settled = ${FIRST_MARK}, done = begun, begun = seq FROM temp.caught_up`);
    } else {
      yield* rows(`DELETE ${ahead} AND mark <= ?`, [String(found?.['last'])]);
      yield* rows(`UPDATE ${settling} SET settled = ?`, [String(found?.['last'])]);
    }
  }

  /** What is in its place need not be in order any more. The last stays, because the next counts on from it. */
  const leave = (atMost: number): Work<unknown> =>
    rows(
      `DELETE FROM ${arrivals} WHERE seq IN (
         SELECT seq FROM ${arrivals} WHERE seq <= (SELECT done FROM ${settling}) AND seq < (SELECT MAX(seq) FROM ${arrivals})
         ORDER BY seq LIMIT ?)`,
      [atMost],
    );

  return {
    *known(marks, now) {
      yield* catchUp();
      const lately = yield* among(which('temp.lately'), marks, 'AND seen_at >= ?', [now - remember]);
      return marksIn([...lately, ...(yield* among(which(seen), marks))]);
    },
    *add(marks, now) {
      yield* over(
        `INSERT INTO ${arrivals} (mark, seen_at) VALUES`,
        marks.map((mark) => [mark, now]),
      );
    },
    *forget(atMost, now) {
      const oldest = now - remember;
      yield* rows(forgetting(seen, ''), [oldest, atMost]);
      yield* catchUp();
      const [found] = yield* rows(
        `SELECT seq - begun AS many, (SELECT seen_at FROM ${arrivals} ORDER BY seq LIMIT 1) AS first
         FROM temp.caught_up, ${settling}`,
      );
      const isOld = typeof found?.['first'] === 'number' && found['first'] < oldest;
      if (Number(found?.['many']) >= inOrder || isOld) yield* settle(atMost, oldest);
      yield* leave(2 * atMost);
    },
  };
}
