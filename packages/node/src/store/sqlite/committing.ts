import type { Commit, CommitAnswer, Instant } from '@opportune/core';

import type { Driver } from './driver.ts';
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
  const see = driver.prepare('INSERT INTO inputs (id, customer, seen_at) VALUES (?, ?, ?)');
  const send = driver.prepare(
    `INSERT INTO outbox (decision_id, customer, decision, attempts, not_before) VALUES (?, ?, ?, 0, 0)
     ON CONFLICT (decision_id) DO NOTHING`,
  );

  return (commit, now) => {
    const customer = toKey(commit.customer);
    const inputId = commit.inputId === undefined ? undefined : toKey(commit.inputId);
    const expected = commit.expectedVersion;
    const next = [expected + 1, JSON.stringify(commit.state), commit.wakeAt ?? null, customer] as const;
    const decisions = commit.decisions.map((decision) => [toKey(decision.id), JSON.stringify(decision)] as const);

    return () => {
      if (inputId !== undefined && seen.get(inputId) !== undefined) return 'duplicate';
      const changed = expected === 0 ? insert.run(...next) : update.run(...next, expected);
      if (changed === 0) return 'conflict';
      if (inputId !== undefined) see.run(inputId, customer, now);
      for (const [id, decision] of decisions) send.run(id, customer, decision);
      return 'committed';
    };
  };
}
