import { require } from '../../internal/require.ts';
import type { Row } from '../sql/work.ts';
import type { Driver } from './driver.ts';
import { prepared } from './prepared.ts';

// What we use of libsql; its own types say less (rows are unknown) and need @types of another package.
interface Libsql {
  exec(sql: string): void;
  prepare(sql: string): { all(values: readonly unknown[]): readonly Row[] };
  close(): void;
}

/** libsql, prebuilt for the usual platforms: for Node before 22.13. Loaded only where it is used. */
export function libsqlDriver(file: string): Driver {
  const Database = require('libsql') as new (file: string) => Libsql;
  const database = new Database(file);
  const prepare = prepared((sql) => database.prepare(sql));
  return {
    module: require.resolve('libsql'),
    exec: (sql) => database.exec(sql),
    all: ({ sql, values }) => prepare(sql).all(values),
    close: () => database.close(),
  };
}
