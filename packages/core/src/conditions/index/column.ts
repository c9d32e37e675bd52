import { passingClasses, type Passing } from './passingClasses.ts';
import { overlap, type Spans } from './spans.ts';
import type { Use } from './use.ts';
import { ValueClasses } from './valueClasses.ts';

/**
 * For one subject of conditions: the rows that may still match, by what it is. One bit a row, one run of words a class of
 * values; a row that does not ask of the subject may always match.
 */
export interface Column {
  readonly classes: ValueClasses;
  readonly bits: Int32Array;
  /** For each question of the use, 1 where the bits do not tell all of it, so that its rows are asked again. */
  readonly isOpen: Uint8Array;
}

/** The column of a use; `words` hold a bit for every row. */
export function columnOf(use: Use, words: number): Column {
  const classes = new ValueClasses(use.questions.map(({ cuts }) => cuts));
  const passing = use.questions.map((question) => passingClasses(question, classes));
  const isOpen = Uint8Array.from(passing, ({ isExact }) => (isExact ? 0 : 1));
  const bits = new Int32Array(words * classes.count);
  // A row that asks nothing passes in every class.
  bits.fill(-1, 0, words);
  mark(bits, use, passing, words);
  for (let at = words; at < bits.length; at += 1) bits[at]! ^= bits[at - words]!;
  return { classes, bits, isOpen };
}

/** Sets the bits of the rows that ask where they change from one class to the next. */
function mark(bits: Int32Array, use: Use, passing: readonly Passing[], words: number): void {
  const rows = use.rows.items();
  const asked = use.asked.items();
  for (let i = 0; i < rows.length;) {
    const row = rows[i]!;
    const word = row >>> 5;
    const bit = 1 << (row & 31);
    let spans: Spans = passing[asked[i]!]!.spans;
    // A row may ask several things of one attribute, as `gte` and `lt` do.
    for (i += 1; i < rows.length && rows[i] === row; i += 1) spans = overlap(spans, passing[asked[i]!]!.spans);
    bits[word]! &= ~bit;
    for (const change of spans) {
      const at = change * words + word;
      // Behind the last class nothing changes any more.
      if (at < bits.length) bits[at]! ^= bit;
    }
  }
}
