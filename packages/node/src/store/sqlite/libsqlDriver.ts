import { require } from '../../internal/require.ts';
import type { Driver, Row } from './driver.ts';

// What we use of libsql; its own types say less (rows are unknown) and need @types of another package.
interface Libsql {
  exec(sql: string): void;
  prepare(sql: string): {
    run(values: readonly unknown[]): { changes: number };
    get(values: readonly unknown[]): Row | undefined;
    all(values: readonly unknown[]): readonly Row[];
  };
  close(): void;
}

/** libsql, prebuilt for the usual platforms: for Node before 22.13. Loaded only where it is used. */
export function libsqlDriver(file: string): Driver {
  const Database = require('libsql') as new (file: string) => Libsql;
  const database = new Database(file);
  return {
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        run: (...values) => statement.run(values).changes,
        get: (...values) => statement.get(values),
        all: (...values) => statement.all(values),
      };
    },
    close: () => database.close(),
  };
}
