import { placeOfMark } from '../internal/placeOfMark.ts';

/** What tells one wording of an aggregate or a trigger from another: 24 bits, as four letters. */
export type Mark = string;

/** Marks are as long as this. */
export const MARK_LENGTH = 4;

/** So many marks behind one another, each once and in order: what was remembered first must not matter. */
export const joinedMarks = (marks: readonly Mark[]): string => inOrder(marks).join('');

/** All marks of both. */
export function marksOfBoth(one: string, other: string): string {
  const more: Mark[] = [];
  for (let i = 0; i < other.length; i += MARK_LENGTH) more.push(markAt(other, i));
  return withMarks(one, more);
}

/** Is a mark among these? */
export const hasMark = (marks: string, mark: Mark): boolean => markAt(marks, placeOfMark(marks, mark)) === mark;

/**
 * The marks with more. They stay when the memory goes, because matches open and close all day. All of an event are put in at once, because
 * a text that was just put together is copied as soon as it is searched.
 */
export function withMarks(marks: string, more: readonly Mark[]): string {
  const parts: string[] = [];
  let taken = 0;
  for (const mark of inOrder(more)) {
    const place = placeOfMark(marks, mark);
    if (markAt(marks, place) === mark) continue;
    parts.push(marks.slice(taken, place), mark);
    taken = place;
  }
  // Not by +, which keeps all parts and what they were cut from for as long as the text is remembered.
  return parts.length === 0 ? marks : [...parts, marks.slice(taken)].join('');
}

const inOrder = (marks: readonly Mark[]): readonly Mark[] =>
  marks.length === 1 ? marks : Array.from(new Set(marks)).sort();

const markAt = (marks: string, place: number): Mark => marks.slice(place, place + MARK_LENGTH);
