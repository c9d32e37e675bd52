import type {
  CustomerState,
  DeadLetter,
  Decision,
  Due,
  Entries,
  Instant,
  Lane,
  OutboxEntry,
  Receipt,
  Stored,
} from '@opportune/core';

import { firstOf, type Claims } from './claims.ts';
import type { Tables } from './dialect.ts';
import { fromKey, toKey } from './key.ts';
import { laneOf } from './laneOf.ts';
import { among } from './lists.ts';
import { rows, type Row, type Work } from './work.ts';

/** The questions that a store answers. */
export interface Questions {
  /** Answers in the order of the customers, however many there are, by one statement. */
  find(customers: readonly string[]): Work<readonly (Row | undefined)[]>;
  due(now: Instant, limit: number): Work<readonly Due[]>;
  nextDue(): Work<Instant | undefined>;
  outbox(now: Instant, limit: number, lane: Lane | undefined): Work<readonly OutboxEntry[]>;
  nextDelivery(lane: Lane | undefined): Work<Instant | undefined>;
  stillHeld(decisions: readonly string[]): Work<readonly string[]>;
  deadLetters(limit: number): Work<readonly DeadLetter[]>;
  entriesOf(customer: string): Work<Entries>;
}

export function reading(tables: Tables, claims: Claims): Questions {
  const { customers, outbox, deadLetters } = tables;
  const entries = `SELECT seq, decision, attempts, not_before, trace FROM ${outbox} o`;
  const letters = `SELECT decision, receipt, attempts FROM ${deadLetters}`;
  const isFirst = firstOf(outbox);

  return {
    *find(ids) {
      const keys = ids.map(toKey);
      const found = yield* among(
        `SELECT customer, version, state, wake_at FROM ${customers} WHERE customer`,
        new Set(keys),
      );
      const byKey = new Map(found.map((row) => [String(row['customer']), row]));
      return keys.map((key) => byKey.get(key));
    },

    *due(now, limit) {
      yield* claims.claimDue(now, limit);
      const { mine } = claims;
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
      const { open } = claims;
      const [row] = yield* rows(
        `SELECT wake_at FROM ${customers} WHERE wake_at IS NOT NULL AND ${open.sql} ORDER BY wake_at LIMIT 1`,
        open.values,
      );
      return row && instant(row, 'wake_at');
    },

    *outbox(now, limit, lane) {
      yield* claims.claimOutbox(now, limit, lane);
      const { mine } = claims;
      const its = laneOf(lane);
      const ready = `${its.sql} AND ${mine.sql} AND ${isFirst} ORDER BY seq LIMIT ?`;
      const values = [...its.values, ...mine.values, limit];
      // Two questions rather than one: each is answered by walking along its own index, however long the outbox is.
      const fresh = yield* rows(`${entries} WHERE not_before = 0 AND ${ready}`, values);
      const again = yield* rows(`${entries} WHERE not_before > 0 AND not_before <= ? AND ${ready}`, [now, ...values]);
      return [...fresh, ...again]
        .sort((a, b) => Number(a['seq']) - Number(b['seq']))
        .slice(0, limit)
        .map(entry);
    },

    *nextDelivery(lane) {
      const { open } = claims;
      const its = laneOf(lane);
      const ready = `${its.sql} AND ${open.sql} AND ${isFirst}`;
      const values = [...its.values, ...open.values];
      const fresh = yield* rows(`${entries} WHERE not_before = 0 AND ${ready} ORDER BY seq LIMIT 1`, values);
      if (fresh.length > 0) return 0;
      const later = `${entries} WHERE not_before > 0 AND ${ready} ORDER BY not_before, seq LIMIT 1`;
      const [soonest] = yield* rows(later, values);
      return soonest && instant(soonest, 'not_before');
    },

    *stillHeld(decisions) {
      const { sql, values } = claims.sure;
      const which = `SELECT decision_id FROM ${outbox} WHERE decision_id`;
      const found = yield* among(which, decisions.map(toKey), `AND ${sql}`, values);
      return found.map((row) => fromKey(String(row['decision_id'])));
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

/** A customer as they were stored. */
export const storedIn = (row: Row): Stored => ({
  state: json<CustomerState>(row, 'state'),
  version: Number(row['version']),
  wakeAt: instant(row, 'wake_at'),
});

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
