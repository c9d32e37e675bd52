/** What tells one wording of an aggregate or a trigger from another: 24 bits, as four letters. */
export type Mark = string;

/** Marks are as long as this. */
export const MARK_LENGTH = 4;

/** So many marks behind one another, in order: what was remembered first must not matter. */
export const joinedMarks = (marks: readonly Mark[]): string => [...marks].sort().join('');

/** Is a mark among these? */
export const hasMark = (marks: string, mark: Mark): boolean => markAt(marks, placeOf(marks, mark)) === mark;

/** The marks after a memory has become another: it has its mark as long as it is there. */
export function marksAfter(marks: string, mark: Mark, before: unknown, after: unknown): string {
  if ((before === undefined) === (after === undefined)) return marks;
  const place = placeOf(marks, mark);
  if (before === undefined) return marks.slice(0, place) + mark + marks.slice(place);
  return markAt(marks, place) === mark ? marks.slice(0, place) + marks.slice(place + MARK_LENGTH) : marks;
}

const markAt = (marks: string, place: number): Mark => marks.slice(place, place + MARK_LENGTH);

/** Where it stands, or would stand. */
function placeOf(marks: string, mark: Mark): number {
  let place = 0;
  while (place < marks.length && markAt(marks, place) < mark) place += MARK_LENGTH;
  return place;
}
