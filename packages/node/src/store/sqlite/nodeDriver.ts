import { require } from '../../internal/require.ts';
import type { Driver, Row, Value } from './driver.ts';

interface NodeSqlite {
  readonly DatabaseSync: new (file: string) => {
    exec(sql: string): void;
    prepare(sql: string): {
      run(...values: readonly Value[]): { changes: number | bigint };
      get(...values: readonly Value[]): Row | undefined;
      all(...values: readonly Value[]): readonly Row[];
    };
    close(): void;
  };
}

/** Whether this Node has SQLite built in: from 22.13 on. */
export function hasNodeSqlite(): boolean {
  return sqlite() !== undefined;
}

/** The SQLite that is built into Node. */
export function nodeDriver(file: string): Driver {
  const found = sqlite();
  if (found === undefined) throw new Error('this Node has no node:sqlite, it came with 22.13');
  const database = new found.DatabaseSync(file);
  return {
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        run: (...values) => Number(statement.run(...values).changes),
        get: (...values) => statement.get(...values),
        all: (...values) => statement.all(...values),
      };
    },
    close: () => database.close(),
  };
}

function sqlite(): NodeSqlite | undefined {
  try {
    return require('node:sqlite') as NodeSqlite;
  } catch {
    return undefined;
  }
}
