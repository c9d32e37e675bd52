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

import type { Driver, Row } from './driver.ts';
import { fromKey, toKey } from './key.ts';

/** The questions that a store answers, as SQL. */
export interface Questions {
  load(customer: string): Stored | undefined;
  due(now: Instant, limit: number): readonly Due[];
  nextDue(): Instant | undefined;
  outbox(now: Instant, limit: number): readonly OutboxEntry[];
  nextDelivery(): Instant | undefined;
  deadLetters(limit: number): readonly DeadLetter[];
  entriesOf(customer: string): Entries;
}

const FIRST = 'NOT EXISTS (SELECT 1 FROM outbox e WHERE e.customer = o.customer AND e.seq < o.seq)';
const ENTRY = 'SELECT seq, decision, attempts, not_before FROM outbox o';

/** Prepares the statements that read. */
export function reading(driver: Driver): Questions {
  const customer = driver.prepare('SELECT version, state, wake_at FROM customers WHERE customer = ?');
  const due = driver.prepare(
    'SELECT customer, version, wake_at FROM customers WHERE wake_at <= ? ORDER BY wake_at, customer LIMIT ?',
  );
  const nextDue = driver.prepare('SELECT MIN(wake_at) AS wake_at FROM customers WHERE wake_at IS NOT NULL');
  // Two questions rather than one: each is answered by walking along its own index, however long the outbox is.
  const fresh = driver.prepare(`${ENTRY} WHERE attempts = 0 AND ${FIRST} ORDER BY seq LIMIT ?`);
  const again = driver.prepare(`${ENTRY} WHERE attempts > 0 AND not_before <= ? AND ${FIRST} ORDER BY seq LIMIT ?`);
  const soonest = driver.prepare(`${ENTRY} WHERE attempts > 0 AND ${FIRST} ORDER BY not_before, seq LIMIT 1`);
  const dead = driver.prepare('SELECT decision, receipt, attempts FROM dead_letters ORDER BY seq DESC LIMIT ?');

  const waiting = driver.prepare(`${ENTRY} WHERE customer = ? ORDER BY seq`);
  const given = driver.prepare(
    'SELECT decision, receipt, attempts FROM dead_letters WHERE customer = ? ORDER BY seq DESC',
  );

  return {
    load(id) {
      const row = customer.get(toKey(id));
      if (row === undefined) return undefined;
      return {
        state: json<CustomerState>(row, 'state'),
        version: Number(row['version']),
        wakeAt: instant(row, 'wake_at'),
      };
    },
    due: (now, limit) =>
      due.all(now, limit).map((row) => ({
        customer: fromKey(String(row['customer'])),
        wakeAt: Number(row['wake_at']),
        version: Number(row['version']),
      })),
    nextDue: () => instant(nextDue.get() ?? {}, 'wake_at'),
    outbox: (now, limit) =>
      [...fresh.all(limit), ...again.all(now, limit)]
        .sort((a, b) => Number(a['seq']) - Number(b['seq']))
        .slice(0, limit)
        .map(entry),
    nextDelivery: () => (fresh.get(1) === undefined ? instant(soonest.get() ?? {}, 'not_before') : 0),
    deadLetters: (limit) => dead.all(limit).map(letter),
    entriesOf: (id) => ({
      outbox: waiting.all(toKey(id)).map(entry),
      deadLetters: given.all(toKey(id)).map(letter),
    }),
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
});

// We are the only ones who write these columns.
const json = <Kind>(row: Row, column: string): Kind => JSON.parse(String(row[column])) as Kind;

const instant = (row: Row, column: string): Instant | undefined => {
  const value = row[column];
  return value === null || value === undefined ? undefined : Number(value);
};
