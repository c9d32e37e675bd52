import { require } from '../../internal/require.ts';
import type { Row, Value } from '../sql/work.ts';
import type { Driver } from './driver.ts';
import { prepared } from './prepared.ts';

interface NodeSqlite {
  readonly DatabaseSync: new (file: string) => {
    exec(sql: string): void;
    prepare(sql: string): { all(...values: readonly Value[]): readonly Row[] };
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
  const prepare = prepared((sql) => database.prepare(sql));
  return {
    module: 'node:sqlite',
    exec: (sql) => database.exec(sql),
    all: ({ sql, values }) => prepare(sql).all(...values),
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
