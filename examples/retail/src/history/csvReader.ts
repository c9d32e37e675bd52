import { findColumns } from './columns.ts';
import { isField, type Field } from './field.ts';
import type { LineReader, PastRecord } from './record.ts';
import { splitLine } from './splitLine.ts';

const NO_RECORD = [] as const;

/** A class, because there are millions and a closure each would cost more than all the rest. */
class CsvRecord implements PastRecord {
  readonly line: number;
  readonly #cells: readonly string[];
  readonly #places: ReadonlyMap<Field, number>;

  constructor(line: number, cells: readonly string[], places: ReadonlyMap<Field, number>) {
    this.line = line;
    this.#cells = cells;
    this.#places = places;
  }

  get(field: Field): string | undefined {
    const place = this.#places.get(field);
    return place === undefined ? undefined : this.#cells[place];
  }
}

/** Reads lines of CSV: the first one names the columns and shows what separates them. */
export function csvReader(header: string, named: Readonly<Record<string, string>>): LineReader {
  const delimiter = [',', ';', '\t'].reduce((best, each) => (count(header, each) > count(header, best) ? each : best));
  const names = (splitLine(header, delimiter) ?? []).map((name) => name.trim());
  const places = new Map<Field, number>();
  for (const [field, column] of Object.entries(findColumns(names, named))) {
    if (isField(field)) places.set(field, names.indexOf(column));
  }
  return (line, number) => {
    if (line === '') return NO_RECORD;
    const cells = splitLine(line, delimiter);
    if (cells === undefined) return { problem: 'a quote is not closed' };
    if (cells.length !== names.length) {
      return { problem: `expected ${String(names.length)} columns, found ${String(cells.length)}` };
    }
    return [new CsvRecord(number, cells, places)];
  };
}

const count = (text: string, part: string): number => text.split(part).length - 1;
