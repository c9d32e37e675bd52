import type { Instant, Lane } from '@opportune/core';

import type { Dialect } from './dialect.ts';
import { laneOf } from './laneOf.ts';
import { rows, type Statement, type Work } from './work.ts';

/** Who deals with what, where several stores have one database. */
export interface Claims {
  /** What this store deals with, as a condition. */
  readonly mine: Statement;
  /** What it deals with or could claim. */
  readonly open: Statement;
  /** What it deals with, and will for a while, so that nobody else can have claimed it by the time that it is delivered. */
  readonly sure: Statement;
  /** Claims customers who are due. */
  claimDue(now: Instant, limit: number): Work<void>;
  /** Claims decisions that are to be delivered. */
  claimOutbox(now: Instant, limit: number, lane: Lane | undefined): Work<void>;
}

const ANYTHING: Statement = { sql: '1 = 1', values: [] };

/** Everything is dealt with by the one store that there is. */
export const unshared: Claims = {
  mine: ANYTHING,
  open: ANYTHING,
  sure: ANYTHING,
  *claimDue() {},
  *claimOutbox() {},
};

/** A store among others. */
export interface Holding {
  /** What was held under an id of before is free. */
  readonly id: string;
  /** The ids of those who are there, as a question. */
  readonly living: string;
  /** The ids of those who will be there for a while. */
  readonly lasting: string;
}

/** In the outbox, what is the first of its customer. */
export const firstOf = (outbox: string): string =>
  `NOT EXISTS (SELECT 1 FROM ${outbox} e WHERE e.customer = o.customer AND e.seq < o.seq)`;

/**
 * What is claimed is its holder's until it is dealt with, or the holder has not been heard of for a while. A store
 * never claims more than `limit` at a time, so that others have something to do too.
 */
export function claims({ tables, skipLocked }: Dialect, holding: Holding): Claims {
  const { customers, outbox } = tables;
  const { living, lasting } = holding;
  const free = `(holder IS NULL OR holder <> ? AND holder NOT IN (${living}))`;
  const room = (table: string, isReady: string): string =>
    `GREATEST(0, CAST(? AS BIGINT) - (SELECT COUNT(*) FROM ${table} WHERE holder = ? AND ${isReady}))`;

  return {
    get mine() {
      return { sql: 'holder = ?', values: [holding.id] };
    },
    get open() {
      return { sql: `(holder IS NULL OR holder = ? OR holder NOT IN (${living}))`, values: [holding.id] };
    },
    get sure() {
      return { sql: `holder = ? AND holder IN (${lasting})`, values: [holding.id] };
    },

    *claimDue(now, limit) {
      const { id } = holding;
      yield* rows(
        `WITH found AS (
           SELECT customer FROM ${customers} WHERE wake_at <= ? AND ${free}
           ORDER BY wake_at, customer LIMIT ${room(customers, 'wake_at <= ?')} ${skipLocked})
         UPDATE ${customers} SET holder = ? WHERE customer IN (SELECT customer FROM found)`,
        [now, id, limit, id, now, id],
      );
    },

    *claimOutbox(now, limit, lane) {
      const { id } = holding;
      const its = laneOf(lane);
      const found = (isReady: string): string =>
        `SELECT seq FROM ${outbox} o WHERE ${isReady} AND ${its.sql} AND ${free} AND ${firstOf(outbox)}
         ORDER BY seq LIMIT (SELECT free FROM room) ${skipLocked}`;
      yield* rows(
        `WITH room AS (SELECT ${room(outbox, `not_before <= ? AND ${its.sql}`)} AS free),
           fresh AS (${found('not_before = 0')}),
           again AS (${found('not_before > 0 AND not_before <= ?')})
         UPDATE ${outbox} SET holder = ? WHERE seq IN (
           SELECT seq FROM (SELECT seq FROM fresh UNION ALL SELECT seq FROM again) found
           ORDER BY seq LIMIT (SELECT free FROM room))`,
        [limit, id, now, ...its.values, ...its.values, id, now, ...its.values, id, id],
      );
    },
  };
}
