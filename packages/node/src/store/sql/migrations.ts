import { storeError } from '../storeError.ts';
import { channelIn } from './channelIn.ts';
import type { Dialect } from './dialect.ts';
import { over } from './lists.ts';
import { FIRST_MARK, markOf } from './mark.ts';
import { rows, type Work } from './work.ts';

/** Rows that are read before they are written elsewhere: however many there are, they are not all in memory. */
const AT_ONCE = 10_000;

/** A step that is nothing but statements. */
function statements(of: (dialect: Dialect) => readonly string[]): (dialect: Dialect) => Work<void> {
  return function* (dialect) {
    for (const statement of of(dialect)) yield* rows(statement);
  };
}

/** Entry n leads from version n to n + 1. Entries are never changed once released, only added. */
const MIGRATIONS: readonly ((dialect: Dialect) => Work<void>)[] = [
  statements(({ tables, key, instant, counter }) => [
    `CREATE TABLE ${tables.customers} (
       customer ${key} PRIMARY KEY,
       version BIGINT NOT NULL,
       state TEXT NOT NULL,
       wake_at ${instant}
     )`,
    `CREATE INDEX customers_wake_at ON ${tables.customers} (wake_at, customer) WHERE wake_at IS NOT NULL`,
    `CREATE TABLE ${tables.inputs} (
       id ${key} PRIMARY KEY,
       customer ${key} NOT NULL,
       seen_at ${instant} NOT NULL
     )`,
    `CREATE INDEX inputs_seen_at ON ${tables.inputs} (seen_at)`,
    `CREATE TABLE ${tables.outbox} (
       seq ${counter},
       decision_id ${key} NOT NULL UNIQUE,
       customer ${key} NOT NULL,
       decision TEXT NOT NULL,
       attempts INTEGER NOT NULL,
       not_before ${instant} NOT NULL
     )`,
    `CREATE INDEX outbox_customer ON ${tables.outbox} (customer, seq)`,
    `CREATE INDEX outbox_fresh ON ${tables.outbox} (seq) WHERE attempts = 0`,
    `CREATE INDEX outbox_postponed ON ${tables.outbox} (not_before, seq) WHERE attempts > 0`,
    `CREATE TABLE ${tables.deadLetters} (
       seq ${counter},
       decision_id ${key} NOT NULL,
       customer ${key} NOT NULL,
       decision TEXT NOT NULL,
       receipt TEXT NOT NULL,
       attempts INTEGER NOT NULL,
       buried_at ${instant} NOT NULL
     )`,
  ]),
  statements(({ tables }) => [
    `UPDATE ${tables.inputs} SET customer = ''`,
    `CREATE INDEX dead_letters_customer ON ${tables.deadLetters} (customer)`,
  ]),
  statements(({ tables, key, instant }) => [
    `CREATE TABLE ${tables.holders} (id ${key} PRIMARY KEY, until ${instant} NOT NULL)`,
    `ALTER TABLE ${tables.customers} ADD COLUMN holder ${key}`,
    `ALTER TABLE ${tables.outbox} ADD COLUMN holder ${key}`,
    `CREATE INDEX customers_holder ON ${tables.customers} (holder) WHERE holder IS NOT NULL`,
    `CREATE INDEX outbox_holder ON ${tables.outbox} (holder, seq) WHERE holder IS NOT NULL`,
  ]),
  function* ({ tables: { outbox, deadLetters }, key }) {
    yield* rows(`ALTER TABLE ${outbox} ADD COLUMN channel ${key} NOT NULL DEFAULT ''`);
    for (const row of yield* rows(`SELECT seq, decision FROM ${outbox}`)) {
      const values = [channelIn(String(row['decision'])), Number(row['seq'])];
      yield* rows(`UPDATE ${outbox} SET channel = ? WHERE seq = ?`, values);
    }
    yield* rows(`DROP INDEX ${outbox}_fresh`);
    yield* rows(`DROP INDEX ${outbox}_postponed`);
    yield* rows(`CREATE INDEX outbox_fresh ON ${outbox} (channel, seq) WHERE not_before = 0`);
    yield* rows(`CREATE INDEX outbox_postponed ON ${outbox} (channel, not_before, seq) WHERE not_before > 0`);
    yield* rows(`CREATE INDEX dead_letters_decision ON ${deadLetters} (decision_id)`);
  },
  statements(({ tables }) => [`ALTER TABLE ${tables.outbox} ADD COLUMN trace TEXT`]),
  function* ({ tables: { inputs, seen, arrivals, settling }, mark, instant, isAlone }) {
    yield* rows(`CREATE TABLE ${seen} (mark ${mark} PRIMARY KEY, seen_at ${instant} NOT NULL)`);
    const some = `SELECT id, seen_at FROM ${inputs} WHERE id > ? ORDER BY id LIMIT ${String(AT_ONCE)}`;
    for (let last = ''; ;) {
      const found = yield* rows(some, [last]);
      if (found.length === 0) break;
      last = String(found.at(-1)?.['id']);
      const marks = found.map((row) => [markOf(String(row['id'])), Number(row['seen_at'])]);
      yield* over(`INSERT INTO ${seen} (mark, seen_at) VALUES`, marks, 'ON CONFLICT (mark) DO NOTHING');
    }
    yield* rows(`CREATE INDEX seen_by_age ON ${seen} (seen_at, mark)`);
    yield* rows(`DROP TABLE ${inputs}`);
    if (!isAlone) return;
    yield* rows(
      `CREATE TABLE ${arrivals} (seq INTEGER PRIMARY KEY, mark BIGINT NOT NULL, seen_at ${instant} NOT NULL)`,
    );
    yield* rows(`CREATE TABLE ${settling} (settled BIGINT NOT NULL, begun BIGINT NOT NULL, done BIGINT NOT NULL)`);
    yield* rows(`INSERT INTO ${settling} VALUES (${FIRST_MARK}, 0, 0)`);
  },
];

/**
 * Brings the tables to this version, as one unit; nobody else may do it meanwhile.
 *
 * @param areThere   some version of them is known to be there, so that somebody who may not make tables can begin too
 */
export function* migrate(dialect: Dialect, areThere = false): Work<void> {
  const { schemaVersion } = dialect.tables;
  if (!areThere) yield* rows(`CREATE TABLE IF NOT EXISTS ${schemaVersion} (version INTEGER NOT NULL)`);
  const [row] = yield* rows(`SELECT version FROM ${schemaVersion}`);
  const found = Number(row?.['version'] ?? 0);
  if (found > MIGRATIONS.length) {
    const message = `the tables are of version ${String(found)}, this release knows up to ${String(MIGRATIONS.length)}: use a newer release of @opportune/node`;
    throw storeError('STORE_VERSION_UNSUPPORTED', message);
  }
  if (found === MIGRATIONS.length) return;
  if (row === undefined) yield* rows(`INSERT INTO ${schemaVersion} (version) VALUES (0)`);
  for (const migration of MIGRATIONS.slice(found)) yield* migration(dialect);
  yield* rows(`UPDATE ${schemaVersion} SET version = ?`, [MIGRATIONS.length]);
}
