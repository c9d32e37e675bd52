import type {
  CustomerState,
  DeadLetter,
  Decision,
  Due,
  Entries,
  Instant,
  OutboxEntry,
  Receipt,
  Stored,
} from '@opportune/core';

import { firstOf, type Claims } from './claims.ts';
import type { Tables } from './dialect.ts';
import { fromKey, toKey } from './key.ts';
import { rows, type Row, type Work } from './work.ts';

/** The questions that a store answers. */
export interface Questions {
  load(customer: string): Work<Stored | undefined>;
  due(now: Instant, limit: number): Work<readonly Due[]>;
  nextDue(): Work<Instant | undefined>;
  outbox(now: Instant, limit: number): Work<readonly OutboxEntry[]>;
  nextDelivery(): Work<Instant | undefined>;
  deadLetters(limit: number): Work<readonly DeadLetter[]>;
  entriesOf(customer: string): Work<Entries>;
}

export function reading(tables: Tables, claims: Claims): Questions {
  const { mine, open } = claims;
  const { customers, outbox, deadLetters } = tables;
  const entries = `SELECT seq, decision, attempts, not_before, trace FROM ${outbox} o`;
  const letters = `SELECT decision, receipt, attempts FROM ${deadLetters}`;
  const isFirst = firstOf(outbox);

  return {
    *load(id) {
      const [row] = yield* rows(`SELECT version, state, wake_at FROM ${customers} WHERE customer = ?`, [toKey(id)]);
      if (row === undefined) return undefined;
      return {
        state: json<CustomerState>(row, 'state'),
        version: Number(row['version']),
        wakeAt: instant(row, 'wake_at'),
      };
    },

    *due(now, limit) {
      yield* claims.claimDue(now, limit);
      const found = yield* rows(
        `SELECT customer, version, wake_at FROM ${customers} WHERE wake_at <= ? AND ${mine.sql} ORDER BY wake_at, customer LIMIT ?`,
        [now, ...mine.values, limit],
      );
      return found.map((row) => ({
        customer: fromKey(String(row['customer'])),
        wakeAt: Number(row['wake_at']),
        version: Number(row['version']),
      }));
    },

    *nextDue() {
      const [row] = yield* rows(
        `SELECT wake_at FROM ${customers} WHERE wake_at IS NOT NULL AND ${open.sql} ORDER BY wake_at LIMIT 1`,
        open.values,
      );
      return row && instant(row, 'wake_at');
    },

    *outbox(now, limit) {
      yield* claims.claimOutbox(now, limit);
      // Two questions rather than one: each is answered by walking along its own index, however long the outbox is.
      const fresh = yield* rows(`${entries} WHERE attempts = 0 AND ${mine.sql} AND ${isFirst} ORDER BY seq LIMIT ?`, [
        ...mine.values,
        limit,
      ]);
      const again = yield* rows(
        `${entries} WHERE attempts > 0 AND not_before <= ? AND ${mine.sql} AND ${isFirst} ORDER BY seq LIMIT ?`,
        [now, ...mine.values, limit],
      );
      return [...fresh, ...again]
        .sort((a, b) => Number(a['seq']) - Number(b['seq']))
        .slice(0, limit)
        .map(entry);
    },

    *nextDelivery() {
      const fresh = yield* rows(
        `${entries} WHERE attempts = 0 AND ${open.sql} AND ${isFirst} ORDER BY seq LIMIT 1`,
        open.values,
      );
      if (fresh.length > 0) return 0;
      const [soonest] = yield* rows(
        `${entries} WHERE attempts > 0 AND ${open.sql} AND ${isFirst} ORDER BY not_before, seq LIMIT 1`,
        open.values,
      );
      return soonest && instant(soonest, 'not_before');
    },

    *deadLetters(limit) {
      return (yield* rows(`${letters} ORDER BY seq DESC LIMIT ?`, [limit])).map(letter);
    },

    *entriesOf(id) {
      const waiting = yield* rows(`${entries} WHERE customer = ? ORDER BY seq`, [toKey(id)]);
      const given = yield* rows(`${letters} WHERE customer = ? ORDER BY seq DESC`, [toKey(id)]);
      return { outbox: waiting.map(entry), deadLetters: given.map(letter) };
    },
  };
}

const letter = (row: Row): DeadLetter => ({
  decision: json<Decision>(row, 'decision'),
  receipt: json<Receipt>(row, 'receipt'),
  attempts: Number(row['attempts']),
});

const entry = (row: Row): OutboxEntry => ({
  decision: json<Decision>(row, 'decision'),
  attempts: Number(row['attempts']),
  notBefore: Number(row['not_before']),
  ...(typeof row['trace'] === 'string' ? { trace: row['trace'] } : {}),
});

// We are the only ones who write these columns.
const json = <Kind>(row: Row, column: string): Kind => JSON.parse(String(row[column])) as Kind;

const instant = (row: Row, column: string): Instant | undefined => {
  const value = row[column];
  return value === null || value === undefined ? undefined : Number(value);
};
