import { placeOfMark } from '../internal/placeOfMark.ts';

/** Marks of values, of 30 bits, as five letters each, one behind the other: each once, the smallest first. */
export type Sketch = string;

/** So many of the smallest marks are kept. */
export const MARKS_KEPT = 128;

export const MARK_LENGTH = 5;
const MARKS = 2 ** 30;

/** In the order in which texts compare them, so that marks are in the order of their numbers. */
const LETTERS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/** A mark as letters. */
export const lettersOf = (mark: number): string =>
  LETTERS[mark >>> 24]! +
  LETTERS[(mark >>> 18) & 63]! +
  LETTERS[(mark >>> 12) & 63]! +
  LETTERS[(mark >>> 6) & 63]! +
  LETTERS[mark & 63]!;

/** With one more; the very same where it is there, or too large. */
export function sketched(sketch: Sketch, mark: string): Sketch {
  const place = placeOfMark(sketch, mark);
  if (place === MARKS_KEPT * MARK_LENGTH || sketch.startsWith(mark, place)) return sketch;
  return (sketch.slice(0, place) + mark + sketch.slice(place)).slice(0, MARKS_KEPT * MARK_LENGTH);
}

/** That of the values of both. */
export function bothSketched(one: Sketch, other: Sketch): Sketch {
  let both = one.length < other.length ? other : one;
  const more = both === one ? other : one;
  for (let i = 0; i < more.length; i += MARK_LENGTH) both = sketched(both, more.slice(i, i + MARK_LENGTH));
  return both;
}

/** What of a sketch is seen in that of both, and is not in the later one. */
export function onlySketchedIn(sketch: Sketch, both: Sketch, later: Sketch): Sketch {
  let only = '';
  for (let i = 0; i < sketch.length; i += MARK_LENGTH) {
    const mark = sketch.slice(i, i + MARK_LENGTH);
    if (!has(later, mark) && has(both, mark)) only += mark;
  }
  return only;
}

const has = (sketch: Sketch, mark: string): boolean => sketch.startsWith(mark, placeOfMark(sketch, mark));

/** How many values there were: what was counted, or as many as there must be where it is full. */
export function valuesIn(sketch: Sketch): number {
  const values = sketch.length / MARK_LENGTH;
  if (values < MARKS_KEPT) return values;
  // Marks are spread evenly, so that the greatest of the smallest ones tells how many there must be.
  const greatest = Array.from(sketch.slice(-MARK_LENGTH)).reduce(
    (mark, letter) => mark * 64 + LETTERS.indexOf(letter),
    0,
  );
  return Math.round(((MARKS_KEPT - 1) * MARKS) / (greatest + 1));
}
