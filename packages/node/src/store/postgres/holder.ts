import { randomUUID } from 'node:crypto';

import type { Millis } from '@opportune/core';

import type { Holding } from '../sql/claims.ts';
import type { Dialect } from '../sql/dialect.ts';
import { rows, type Work } from '../sql/work.ts';

/** A store among others on one database; living are those who have been heard of within their lease. */
export interface Holder extends Holding {
  /** Says that this one is there. */
  beat(): Work<void>;
  /** Says that this one is gone: what it held is free at once. */
  leave(): Work<void>;
}

// The server's, so that it is one clock for all.
const NOW = 'EXTRACT(EPOCH FROM now()) * 1000';

export function holderIn({ tables: { holders }, skipLocked }: Dialect, lease: Millis): Holder {
  const id = randomUUID();
  return {
    id,
    living: `SELECT id FROM ${holders} WHERE until > ${NOW}`,
    *beat() {
      yield* rows(
        `INSERT INTO ${holders} (id, until) VALUES (?, ${NOW} + ?) ON CONFLICT (id) DO UPDATE SET until = excluded.until`,
        [id, lease],
      );
      yield* rows(`DELETE FROM ${holders} WHERE id IN (SELECT id FROM ${holders} WHERE until <= ${NOW} ${skipLocked})`);
    },
    *leave() {
      yield* rows(`DELETE FROM ${holders} WHERE id = ?`, [id]);
    },
  };
}
