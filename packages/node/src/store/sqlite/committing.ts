import type { Commit, CommitAnswer, Instant } from '@opportune/core';

import type { Driver, Row as Found } from './driver.ts';
import { toKey } from './key.ts';

/** Prepares the statements of a commit; what it yields runs inside a transaction. */
export function committing(driver: Driver): (commit: Commit, now: Instant) => () => CommitAnswer {
  const seen = driver.prepare('SELECT 1 AS seen FROM inputs WHERE id = ?');
  const insert = driver.prepare(
    'INSERT INTO customers (version, state, wake_at, customer) VALUES (?, ?, ?, ?) ON CONFLICT (customer) DO NOTHING',
  );
  const update = driver.prepare(
    'UPDATE customers SET version = ?, state = ?, wake_at = ? WHERE customer = ? AND version = ?',
  );
  const version = driver.prepare('SELECT version FROM customers WHERE customer = ?');
  // Whose input it was is nobody's business any more.
  const see = driver.prepare("INSERT INTO inputs (id, customer, seen_at) VALUES (?, '', ?)");
  const send = driver.prepare(
    `INSERT INTO outbox (decision_id, customer, decision, attempts, not_before) VALUES (?, ?, ?, 0, 0)
     ON CONFLICT (decision_id) DO NOTHING`,
  );
  const forget = [
    driver.prepare('DELETE FROM outbox WHERE customer = ?'),
    driver.prepare('DELETE FROM dead_letters WHERE customer = ?'),
  ];
  const put = ({ customer, state, expectedVersion, wakeAt }: Row): (() => boolean) => {
    const next = [expectedVersion + 1, JSON.stringify(state), wakeAt ?? null, toKey(customer)] as const;
    return () => (expectedVersion === 0 ? insert.run(...next) : update.run(...next, expectedVersion)) > 0;
  };

  return (commit, now) => {
    const customer = toKey(commit.customer);
    const inputId = commit.inputId === undefined ? undefined : toKey(commit.inputId);
    const { moves, forgets = false } = commit;
    const [putOne, putOther] = [put(commit), moves && put({ ...moves, wakeAt: undefined })];
    const decisions = commit.decisions.map((decision) => [toKey(decision.id), JSON.stringify(decision)] as const);

    return () => {
      if (inputId !== undefined && seen.get(inputId) !== undefined) return 'duplicate';
      // Looked at before the first is written: other units share the transaction, so nothing can be rolled back.
      if (moves !== undefined && versionOf(version.get(toKey(moves.customer))) !== moves.expectedVersion)
        return 'conflict';
      if (!putOne()) return 'conflict';
      putOther?.();
      if (inputId !== undefined) see.run(inputId, now);
      if (forgets) for (const each of forget) each.run(customer);
      for (const [id, decision] of decisions) send.run(id, customer, decision);
      return 'committed';
    };
  };
}

type Row = Pick<Commit, 'customer' | 'state' | 'expectedVersion' | 'wakeAt'>;

const versionOf = (found: Found | undefined): number => Number(found?.['version'] ?? 0);
