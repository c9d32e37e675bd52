import type { Dialect } from '../sql/dialect.ts';
import { migrate } from '../sql/migrations.ts';
import { rows, type Work } from '../sql/work.ts';
import { quoted } from './quoted.ts';

/** Makes the schema and brings its tables up to date. Of several that start together one does, and the others wait. */
export function* prepare(dialect: Dialect, schema: string): Work<void> {
  // Held to the end of the transaction. Without it concurrent CREATEs fail, IF NOT EXISTS or not.
  yield* rows('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`opportune ${schema}`]);
  const [found] = yield* rows('SELECT to_regnamespace(?) IS NOT NULL AS schema, to_regclass(?) IS NOT NULL AS tables', [
    quoted(schema),
    dialect.tables.schemaVersion,
  ]);
  // Asked for only where it is not there: whoever may not make schemas can use one all the same.
  if (found?.['schema'] !== true) yield* rows(`CREATE SCHEMA ${quoted(schema)}`);
  yield* migrate(dialect, found?.['tables'] === true);
}
