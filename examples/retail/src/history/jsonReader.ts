import { findColumns, type Columns } from './columns.ts';
import type { LineReader, PastRecord } from './record.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads lines of JSON: an event a line, or a customer a line with a list of `events`, each of which inherits what the
 * line says. The columns are those of the first line that can be read.
 */
export function jsonReader(named: Readonly<Record<string, string>>): LineReader {
  let columns: Columns | undefined;
  return (text, line) => {
    if (text === '') return [];
    const parsed = parse(text);
    if (!isObject(parsed)) return { problem: 'expected a JSON object' };
    const { events, ...common } = parsed;
    const entries = Array.isArray(events) ? (events as readonly unknown[]) : [{}];
    const isNested = Array.isArray(events);
    const records: PastRecord[] = [];
    for (const [index, entry] of entries.entries()) {
      if (!isObject(entry)) return { problem: `events[${String(index)}]: expected an object` };
      const whole = { ...common, ...entry };
      columns ??= findColumns(Object.keys(whole), named);
      const known = columns;
      records.push({
        line,
        ...(isNested && { index }),
        get: (field) => {
          const column = known[field];
          return column === undefined ? undefined : asText(whole[column]);
        },
      });
    }
    return records;
  };
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}
