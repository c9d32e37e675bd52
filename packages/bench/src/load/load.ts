import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Benchmark, Finding } from '../benchmark.ts';
import { QUICK } from '../measure.ts';
import { beside } from './beside.ts';
import { ON_POSTGRES, ON_SQLITE } from './demands.ts';

const CUSTOMERS = 100_000;
const FEW = 1000;

const ABOUT =
  'requests over a socket to a process on one core, with 20 aggregates, 100 triggers and 1,000 actions. Per second: as many as it ' +
  'takes; p50 and p99: of a request that comes at random at the rate that is promised, from the instant at which it was due. ';

/** The way of a request from socket to disk, with all customers in an SQLite file that is written to the platter. */
export const load: Benchmark = {
  name: 'load',
  title: 'Events and decisions per second over HTTP, durable in SQLite',
  about: ABOUT,
  async *run(pace): AsyncGenerator<Finding, void, undefined> {
    const folder = mkdtempSync(join(tmpdir(), 'opportune-load-'));
    try {
      const customers = pace === QUICK ? FEW : CUSTOMERS;
      yield* beside({ kind: 'sqlite', file: join(folder, 'load.sqlite'), customers }, ON_SQLITE, pace);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** The same with PostgreSQL on the other core, beside the load. */
export const loadPostgres: Benchmark = {
  name: 'load-postgres',
  title: 'Events per second over HTTP, durable in PostgreSQL',
  about: ABOUT,
  async *run(pace): AsyncGenerator<Finding, void, undefined> {
    const connection = process.env['OPPORTUNE_POSTGRES'];
    if (connection === undefined) {
      yield { subject: 'opportune', n: 1, why: 'OPPORTUNE_POSTGRES names no server' };
      return;
    }
    const schema = `load_${String(process.pid)}`;
    const customers = pace === QUICK ? FEW : CUSTOMERS;
    yield* beside({ kind: 'postgres', connection, schema, customers }, ON_POSTGRES, pace);
  },
};
