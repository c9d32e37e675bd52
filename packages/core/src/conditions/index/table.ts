import type { Moment } from '../../funnel/moment.ts';
import { columnOf, type Column } from './column.ts';
import { openQuestions, type OpenQuestions } from './openQuestions.ts';
import { leafOf, type Use } from './use.ts';
import type { ValueClasses } from './valueClasses.ts';

/** Columns may take so many bytes for each row, and this many in any case; what finds no room is asked row by row. */
const BYTES_A_ROW = 512;
const BYTES = 1 << 16;

/** All columns over some rows, in one piece of memory; the most selective first. */
export interface Table {
  readonly bits: Int32Array;
  /** Where in `bits` each column begins. */
  readonly offsets: Int32Array;
  readonly classes: readonly ValueClasses[];
  /** 1 for a column of the elements of a list. */
  readonly isOfElements: Uint8Array;
  /** What each column looks at, and after those what is only asked row by row. */
  readonly reads: readonly ((moment: Moment) => unknown)[];
  readonly open: OpenQuestions;
}

export function tableOf(uses: readonly Use[], rows: number, words: number): Table {
  const drawn: { readonly use: Use; readonly column: Column; readonly density: number }[] = [];
  const rest: Use[] = [];
  let room = Math.max(BYTES, rows * BYTES_A_ROW);
  // What most rows ask of comes first.
  for (const use of [...uses].sort((a, b) => b.rows.length - a.rows.length)) {
    // What a single row asks is asked once at most anyway; but to look up an attribute costs less than to ask.
    const isAsked = use.rows.length === 1 && (use.leaf === undefined || use.isOfElements);
    const column = isAsked ? undefined : columnOf(use, words);
    if (column === undefined || column.bits.byteLength > room) rest.push(use);
    else {
      room -= column.bits.byteLength;
      drawn.push({ use, column, density: density(column.bits) });
    }
  }
  drawn.sort((a, b) => a.density - b.density);

  const subjects = new Map<string, number>();
  const reads = drawn.map(({ use }, i) => {
    const { leaf } = use;
    if (leaf === undefined) return use.questions[0]!.condition.test;
    subjects.set(leaf.path, i);
    return leaf.read;
  });
  const subjectAt = (use: Use): number => {
    const leaf = leafOf(use.questions[0]!.condition);
    if (leaf === undefined) return -1;
    const known = subjects.get(leaf.path);
    if (known !== undefined) return known;
    subjects.set(leaf.path, reads.length);
    return reads.push(leaf.read) - 1;
  };
  const asked = [
    ...drawn.map(({ use, column }, subject) => ({ use, subject, isOpen: column.isOpen })),
    ...rest.map((use) => ({ use, subject: subjectAt(use), isOpen: undefined })),
  ];
  return {
    ...joined(drawn.map(({ column }) => column)),
    isOfElements: Uint8Array.from(drawn, ({ use }) => (use.isOfElements ? 1 : 0)),
    reads,
    open: openQuestions(asked, rows),
  };
}

function joined(columns: readonly Column[]): Pick<Table, 'bits' | 'offsets' | 'classes'> {
  const bits = new Int32Array(columns.reduce((length, column) => length + column.bits.length, 0));
  const offsets = new Int32Array(columns.length);
  let offset = 0;
  for (const [i, column] of columns.entries()) {
    bits.set(column.bits, offset);
    offsets[i] = offset;
    offset += column.bits.length;
  }
  return { bits, offsets, classes: columns.map(({ classes }) => classes) };
}

/** The share of bits that are set: the lower, the more a column rules out. */
function density(bits: Int32Array): number {
  let set = 0;
  for (let i = 0; i < bits.length; i += 1) set += ones(bits[i]!);
  return set / (bits.length * 32);
}

function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
