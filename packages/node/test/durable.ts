import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { StateStore } from '@opportune/core';
import { postgresStore, sqliteStore } from '@opportune/node';

import { server, testDatabase } from './postgres.ts';

/** How long a killed process is waited for. */
export const LEASE = 1_500;

/** Where a process that is killed keeps its customers, and how that is looked at without changing it. */
export interface Durable {
  /** Tells another process which it is, for `storeAt`. */
  readonly told: readonly string[];
  open(): Promise<StateStore>;
  /** The ids of all decisions in the outbox. */
  waiting(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** Opens, in a process that is to be killed, the place that it was told. */
export async function storeAt([kind, where = '', schema = '', lease = '']: readonly string[]): Promise<StateStore> {
  if (kind === 'postgres') return postgresStore({ connection: where, schema, lease: Number(lease), lookEvery: 100 });
  return sqliteStore({ file: where, synchronous: kind === 'NORMAL' ? 'NORMAL' : 'FULL' });
}

/** A file in the folder. */
export const inFile = (folder: string, synchronous: 'FULL' | 'NORMAL' = 'FULL'): Durable => ({
  told: [synchronous, join(folder, 'customers.db')],
  open: async () => sqliteStore({ file: join(folder, 'customers.db') }),
  async waiting() {
    // Draining it, in a copy, shows all that waits.
    const copy = mkdtempSync(join(tmpdir(), 'opportune-copy-'));
    cpSync(folder, copy, { recursive: true });
    const store = sqliteStore({ file: join(copy, 'customers.db'), synchronous: 'NORMAL' });
    const ids: string[] = [];
    for (;;) {
      const entries = await store.outbox(Number.MAX_SAFE_INTEGER, 1_000);
      if (entries.length === 0) break;
      ids.push(...entries.map((entry) => entry.decision.id));
      await Promise.all(entries.map((entry) => store.settle(entry.decision.id)));
    }
    await store.close();
    rmSync(copy, { recursive: true });
    return ids;
  },
  remove: async () => undefined,
});

/** A schema of a server. */
export function onServer(lease: number = LEASE, connection: string | undefined = server): Durable {
  const database = testDatabase(connection);
  const { pool } = database;
  const schema = `killed ${randomUUID()}`;
  const ask = async (sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const connection = await pool.connect();
    try {
      return (await connection.query(sql)).rows;
    } finally {
      connection.release();
    }
  };
  return {
    told: ['postgres', connection ?? '', schema, String(lease)],
    open: () => postgresStore({ connection: pool, schema, lease }),
    waiting: async () =>
      (await ask(`SELECT decision_id FROM "${schema}".outbox`)).map((row) => String(row['decision_id'])),
    async remove() {
      await ask(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
      await database.end();
    },
  };
}
