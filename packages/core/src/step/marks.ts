import { placeOfMark } from '../internal/placeOfMark.ts';

/** What tells one wording of an aggregate or a trigger from another: 24 bits, as four letters. */
export type Mark = string;

/** Marks are as long as this. */
export const MARK_LENGTH = 4;

/** So many marks behind one another, each once and in order: what was remembered first must not matter. */
export const joinedMarks = (marks: readonly Mark[]): string => Array.from(new Set(marks)).sort().join('');

/** All marks of both. */
export function marksOfBoth(one: string, other: string): string {
  let both = one;
  for (let i = 0; i < other.length; i += MARK_LENGTH) both = withMark(both, markAt(other, i));
  return both;
}

/** Is a mark among these? */
export const hasMark = (marks: string, mark: Mark): boolean => markAt(marks, placeOfMark(marks, mark)) === mark;

/** The marks with one more. It stays when the memory goes, because matches open and close all day. */
export function withMark(marks: string, mark: Mark): string {
  const place = placeOfMark(marks, mark);
  if (markAt(marks, place) === mark) return marks;
  // Not by +, which keeps both halves and what they were cut from for as long as the text is remembered.
  return [marks.slice(0, place), mark, marks.slice(place)].join('');
}

const markAt = (marks: string, place: number): Mark => marks.slice(place, place + MARK_LENGTH);
