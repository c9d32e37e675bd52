import { storeError } from '../storeError.ts';
import type { Driver } from './driver.ts';
import { transaction } from './transaction.ts';

/**
 * Entry n leads from version n to n + 1. Entries are never changed once released, only added. PostgreSQL takes these
 * statements as they are, but for `outbox.seq` and `dead_letters.seq`, which are BIGINT GENERATED ALWAYS AS IDENTITY.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE customers (
     customer TEXT PRIMARY KEY,
     version BIGINT NOT NULL,
     state TEXT NOT NULL,
     wake_at BIGINT
   );
   CREATE INDEX customers_wake_at ON customers (wake_at, customer) WHERE wake_at IS NOT NULL;
   CREATE TABLE inputs (
     id TEXT PRIMARY KEY,
     customer TEXT NOT NULL,
     seen_at BIGINT NOT NULL
   );
   CREATE INDEX inputs_seen_at ON inputs (seen_at);
   CREATE TABLE outbox (
     seq INTEGER PRIMARY KEY,
     decision_id TEXT NOT NULL UNIQUE,
     customer TEXT NOT NULL,
     decision TEXT NOT NULL,
     attempts INTEGER NOT NULL,
     not_before BIGINT NOT NULL
   );
   CREATE INDEX outbox_customer ON outbox (customer, seq);
   CREATE INDEX outbox_fresh ON outbox (seq) WHERE attempts = 0;
   CREATE INDEX outbox_postponed ON outbox (not_before, seq) WHERE attempts > 0;
   CREATE TABLE dead_letters (
     seq INTEGER PRIMARY KEY,
     decision_id TEXT NOT NULL,
     customer TEXT NOT NULL,
     decision TEXT NOT NULL,
     receipt TEXT NOT NULL,
     attempts INTEGER NOT NULL,
     buried_at BIGINT NOT NULL
   );`,
  `UPDATE inputs SET customer = '';
   CREATE INDEX dead_letters_customer ON dead_letters (customer);`,
];

/** Brings a file to this version of the tables, in one transaction. */
export function migrate(driver: Driver): void {
  transaction(driver, () => {
    driver.exec('CREATE TABLE IF NOT EXISTS opportune_schema (version INTEGER NOT NULL)');
    const row = driver.prepare('SELECT version FROM opportune_schema').get();
    const found = Number(row?.['version'] ?? 0);
    if (found > MIGRATIONS.length) {
      const message = `the file has tables of version ${String(found)}, this release knows up to ${String(MIGRATIONS.length)}: use a newer release of @opportune/node`;
      throw storeError('STORE_VERSION_UNSUPPORTED', message);
    }
    if (row === undefined) driver.exec('INSERT INTO opportune_schema (version) VALUES (0)');
    for (const migration of MIGRATIONS.slice(found)) driver.exec(migration);
    driver.prepare('UPDATE opportune_schema SET version = ?').run(MIGRATIONS.length);
  });
}
