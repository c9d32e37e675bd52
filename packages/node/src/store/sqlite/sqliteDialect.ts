import { tablesIn, type Dialect } from '../sql/dialect.ts';

export const sqliteDialect: Dialect = {
  system: 'sqlite',
  tables: tablesIn(),
  key: 'TEXT',
  instant: 'BIGINT',
  mark: 'INTEGER',
  counter: 'INTEGER PRIMARY KEY',
  // Pages are not cut anew for each event then, which was a third of what a commit wrote.
  room: 256,
  // A transaction that writes has the whole file to itself.
  isAlone: true,
  forUpdate: '',
  skipLocked: '',
};
