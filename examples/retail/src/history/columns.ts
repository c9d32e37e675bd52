import { UsageError } from '../cli/usageError.ts';
import { FIELDS, isField, type Field } from './field.ts';

/** Which column of the file holds which field. */
export type Columns = Readonly<Partial<Record<Field, string>>>;

/** Histories that are recognised by their columns, so that nobody has to name them. */
const PRESETS: readonly Columns[] = [
  {
    customer: 'customer_id',
    time: 'invoice_date',
    invoice: 'invoice_no',
    quantity: 'quantity',
    price: 'unit_price',
    product: 'stock_code',
    country: 'country',
  },
  { customer: 'session', time: 'ts', type: 'type', product: 'aid' },
];

/**
 * Finds the columns of a file: what the user has named with `--map`, then what a preset knows, then columns that bear the
 * name of a field. Upper and lower case, blanks and `_` make no difference.
 */
export function findColumns(present: readonly string[], named: Readonly<Record<string, string>>): Columns {
  const byPlainName = new Map(present.map((column) => [plain(column), column]));
  const columns: Partial<Record<Field, string>> = {};
  for (const preset of [...PRESETS.filter((each) => fits(each, byPlainName)), ownNames]) {
    for (const [field, column] of Object.entries(preset)) {
      const found = byPlainName.get(plain(column));
      if (found !== undefined && isField(field)) columns[field] ??= found;
    }
  }
  for (const [column, field] of Object.entries(named)) {
    const found = present.includes(column) ? column : byPlainName.get(plain(column));
    if (found === undefined) throw unknownColumn(column, present);
    if (!isField(field)) throw unknownField(column, field);
    columns[field] = found;
  }
  const missing = (['customer', 'time'] as const).filter((field) => columns[field] === undefined);
  if (missing.length > 0) {
    const example = missing.map((field) => `--map COLUMN=${field}`).join(' ');
    throw new UsageError(
      `no column for ${missing.join(' and ')}; the columns are ${present.join(', ')}`,
      `Say which it is: ${example}`,
    );
  }
  return columns;
}

const ownNames: Columns = Object.fromEntries(Object.keys(FIELDS).map((field) => [field, field]));

const plain = (column: string): string => column.toLowerCase().replaceAll(/[\s_]/g, '');

const fits = (preset: Columns, present: ReadonlyMap<string, string>): boolean =>
  (['customer', 'time'] as const).every((field) => present.has(plain(preset[field]!)));

const unknownColumn = (column: string, present: readonly string[]): UsageError =>
  new UsageError(
    `--map names the column ${column}, which is not in the file; the columns are ${present.join(', ')}`,
    isField(column) ? 'It is written the other way round: --map COLUMN=FIELD.' : 'Write it as the file does.',
  );

const unknownField = (column: string, field: string): UsageError =>
  new UsageError(
    `--map ${column}=${field}: there is no field ${field}`,
    `The fields are:\n${Object.entries(FIELDS)
      .map(([name, meaning]) => `  ${name.padEnd(10)} ${meaning}`)
      .join('\n')}`,
  );
