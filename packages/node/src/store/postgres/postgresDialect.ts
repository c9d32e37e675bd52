import { tablesIn, type Dialect } from '../sql/dialect.ts';
import { quoted } from './quoted.ts';

export const postgresDialect = (schema: string): Dialect => ({
  system: 'postgresql',
  tables: tablesIn(`${quoted(schema)}.`),
  key: 'TEXT COLLATE "C"',
  instant: 'DOUBLE PRECISION',
  mark: 'BIGINT',
  counter: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  room: 1,
  isAlone: false,
  forUpdate: 'FOR UPDATE',
  skipLocked: 'FOR UPDATE SKIP LOCKED',
});
