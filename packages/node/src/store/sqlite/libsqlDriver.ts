import { require } from '../../internal/require.ts';
import type { Row } from '../sql/work.ts';
import type { Driver } from './driver.ts';
import { prepared } from './prepared.ts';

// What we use of libsql; its own types say less (rows are unknown) and need @types of another package.
interface Libsql {
  exec(sql: string): void;
  prepare(sql: string): LibsqlStatement;
  close(): void;
}

interface LibsqlStatement {
  /** Whether it yields rows. */
  readonly reader: boolean;
  all(values: readonly unknown[]): readonly Row[];
  run(values: readonly unknown[]): unknown;
}

const NO_ROWS: readonly Row[] = [];

/** libsql, prebuilt for the usual platforms: for Node before 22.13. Loaded only where it is used. */
export function libsqlDriver(file: string): Driver {
  const Database = require('libsql') as new (file: string) => Libsql;
  const database = new Database(file);
  const prepare = prepared((sql) => {
    const statement = database.prepare(sql);
    if (statement.reader) return (values: readonly unknown[]) => statement.all(values);
    // Quicker than asking for rows and finding none.
    return (values: readonly unknown[]) => (statement.run(values), NO_ROWS);
  });
  return {
    module: require.resolve('libsql'),
    exec: (sql) => database.exec(sql),
    all: ({ sql, values }) => prepare(sql)(values),
    close: () => database.close(),
  };
}
