import { tablesIn, type Dialect } from '../sql/dialect.ts';

export const sqliteDialect: Dialect = {
  system: 'sqlite',
  tables: tablesIn(),
  key: 'TEXT',
  instant: 'BIGINT',
  counter: 'INTEGER PRIMARY KEY',
  // A transaction that writes has the whole file to itself.
  isAlone: true,
  forUpdate: '',
  skipLocked: '',
};
