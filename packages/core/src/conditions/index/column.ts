import { sieve } from './sieve.ts';
import { leafOf, type Use } from './use.ts';
import { ValueClasses } from './valueClasses.ts';

/**
 * For one subject of conditions: the rows that may still match, by what it is. One bit a row, one run of words a class of
 * values; a row that does not ask of the subject may always match.
 */
export interface Column {
  readonly classes: ValueClasses;
  readonly bits: Int32Array;
  /** For each condition of the use, 1 where the bits do not tell all of it, so that the row is asked again. */
  readonly isOpen: Uint8Array;
}

/** The column of a use; `words` hold a bit for every row. */
export function columnOf({ rows, conditions, wanted }: Use, words: number): Column {
  const leaves = conditions.map((condition) => {
    const leaf = leafOf(condition);
    return leaf?.cuts === undefined ? ITS_ANSWER : leaf;
  });
  const classes = new ValueClasses(leaves);
  const { count } = classes;
  const isOpen = new Uint8Array(rows.length);
  const bits = new Int32Array(words * count);
  const free = new Int32Array(words).fill(-1);
  for (const row of rows) free[row >>> 5]! &= ~(1 << (row & 31));
  for (let i = 0; i < count; i += 1) bits.set(free, i * words);
  const passes = new Uint8Array(count);
  for (let i = 0; i < rows.length;) {
    const row = rows[i]!;
    passes.fill(1);
    // A row may ask several things of one attribute, as `gte` and `lt` do.
    for (; rows[i] === row; i += 1) if (!sieve(leaves[i]!, wanted[i]!, classes, passes)) isOpen[i] = 1;
    const bit = 1 << (row & 31);
    for (let at = row >>> 5, k = 0; k < count; k += 1, at += words) if (passes[k] === 1) bits[at]! |= bit;
  }
  return { classes, bits, isOpen };
}

/** A condition that nobody looks into is an attribute like any other, whose value is its answer. */
const ITS_ANSWER: { readonly holds: (seen: unknown) => boolean | undefined; readonly cuts: readonly never[] } = {
  holds: (seen) => seen as boolean | undefined,
  cuts: [],
};
