import type { Field } from './field.ts';

/** One record of a history, as far as it can be read without knowing what it means. */
export interface PastRecord {
  readonly line: number;
  /** Which of several on the same line. */
  readonly index?: number;
  /** The text of a field; undefined or empty where the record has none. */
  get(field: Field): string | undefined;
}

/** What is wrong with a line or a record, for a person. */
export interface Problem {
  readonly problem: string;
}

/** Reads the records of a line. Throws nothing but a `UsageError` about the file as a whole. */
export type LineReader = (line: string, number: number) => readonly PastRecord[] | Problem;
