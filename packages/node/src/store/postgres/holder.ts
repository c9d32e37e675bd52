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
  let id = randomUUID();
  // Longer than a beat takes to arrive: who has less left may be taken for dead by another that is looking just now.
  const margin = String(lease / 10);
  const lasting = `SELECT id FROM ${holders} WHERE until > ${NOW} + ${margin}`;
  return {
    get id() {
      return id;
    },
    living: `SELECT id FROM ${holders} WHERE until > ${NOW}`,
    lasting,
    *beat() {
      const renew = `UPDATE ${holders} SET until = ${NOW} + ? WHERE id = ? AND id IN (${lasting}) RETURNING id`;
      const [renewed] = yield* rows(renew, [lease, id]);
      if (renewed === undefined) {
        // Whoever was away for too long is somebody else: what was held is free, and nobody holds it twice.
        id = randomUUID();
        yield* rows(`INSERT INTO ${holders} (id, until) VALUES (?, ${NOW} + ?)`, [id, lease]);
      }
      yield* rows(`DELETE FROM ${holders} WHERE id IN (SELECT id FROM ${holders} WHERE until <= ${NOW} ${skipLocked})`);
    },
    *leave() {
      yield* rows(`DELETE FROM ${holders} WHERE id = ?`, [id]);
    },
  };
}
