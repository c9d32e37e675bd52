import { MARK_LENGTH, MARKS_KEPT } from '../profile/sketch.ts';
import { VALUES_KEPT } from '../profile/tallies.ts';
import type { Window } from '../profile/window.ts';
import { SESSIONS_KEPT } from '../profile/windows/session.ts';
import { EXACT_EVENTS, STRETCHES } from '../profile/windows/sliding.ts';
import type { Node } from '../shape/shape.ts';
import { LONGEST } from '../time/calendarUnit.ts';
import type { Millis } from '../time/duration.ts';
import { digitsOf, INSTANT, listBytes, textBytes } from './jsonBytes.ts';
import type { Sizes } from './sizes.ts';

/** What a kind of aggregate writes down, in bytes. */
interface Writing {
  /** Of an event that is told apart. */
  readonly value: number;
  /** Of many together. */
  readonly summary: number;
  /** Into how many stretches it cuts a window. */
  readonly stretches?: number;
  /** Of all time the summary is written alone, without the form. */
  readonly isAlone?: true;
  /** Only the latest event matters, which stands for its window. */
  readonly isLatest?: true;
}

/** The form of a memory, 24 bits. */
const FORM = String(0xffffff).length;

/** Of how many numbers a sum is made. */
const PARTS = 2;

/** That there is nothing in a place. */
const NOTHING = 'null'.length;

/** The most bytes of JSON that an aggregate remembers; undefined of a kind that is a rule of somebody else's. */
export function memoryBytes(node: Node & Window, lateness: Millis, sizes: Sizes): number | undefined {
  if (node.kind === 'decayed') return listBytes([1, FORM], [2, INSTANT], [2, PARTS], [2, 2 * sizes.sum]);
  const writing = WRITINGS[node.kind]?.(sizes);
  if (writing === undefined) return undefined;
  const { per, calendar, session, last } = node;
  if (session !== undefined) return sessionBytes(writing, session, lateness);
  if (last !== undefined) return listBytes([1, FORM], [last, INSTANT], [last, sizes.id], [last, writing.value]);
  const longest = per ?? (calendar && LONGEST[calendar]);
  if (longest === undefined && writing.isAlone === true) return writing.summary;
  return longest === undefined || writing.isLatest === true
    ? listBytes([1, FORM], [1, writing.summary])
    : slidingBytes(writing, longest);
}

/** Both a summary in every place of the grid and as many events as are told apart. */
function slidingBytes({ value, summary, stretches = STRETCHES }: Writing, longest: Millis): number {
  const width = Math.max(1, longest / stretches);
  // One more than the window has, because it may begin and end inside a stretch, and one for what is lost by rounding.
  const places = Math.floor(longest / width) + 2;
  return listBytes(
    [1, FORM],
    [1, INSTANT],
    [1, digitsOf(places)],
    [places, Math.max(summary, NOTHING)],
    [1, INSTANT],
    [EXACT_EVENTS, digitsOf(longest + 2 * width)],
    [value === 0 ? 0 : EXACT_EVENTS, value],
  );
}

/** All that a late event may still join: what has ended lately, with no less than the gap between. The first may have begun at any time. */
function sessionBytes({ summary }: Writing, gap: Millis, lateness: Millis): number {
  const sessions = Math.min(SESSIONS_KEPT, Math.floor((lateness + gap) / gap) + 2);
  const span = digitsOf(lateness + 2 * gap);
  return listBytes([1, FORM], [2, INSTANT], [2 * (sessions - 1), span], [sessions, summary]);
}

const toldBytes = ({ id, value }: Sizes): Writing => ({
  value: listBytes([1, id], [1, value]),
  summary: listBytes([1, INSTANT], [1, id], [1, value]),
  stretches: 16,
});

const numberBytes = ({ number }: Sizes): Writing => ({ value: number, summary: number });

const WRITINGS: Readonly<Record<string, (sizes: Sizes) => Writing>> = {
  count: ({ count }) => ({ value: 0, summary: count, isAlone: true }),
  sum: ({ number, sum }) => ({ value: number, summary: sum, stretches: 16 }),
  mean: ({ number, sum, count }) => ({ value: number, summary: listBytes([1, count], [1, sum]), stretches: 16 }),
  min: numberBytes,
  max: numberBytes,
  first: toldBytes,
  latest: (sizes) => ({ ...toldBytes(sizes), isLatest: true }),
  distinct: () => ({
    value: textBytes(0) + MARK_LENGTH,
    summary: textBytes(0) + MARKS_KEPT * MARK_LENGTH,
    isAlone: true,
    stretches: 16,
  }),
  top: ({ value, count }) => ({ value, summary: listBytes([VALUES_KEPT, value], [VALUES_KEPT, count]), stretches: 4 }),
  rate: ({ count }) => ({ value: 1, summary: listBytes([2, count]) }),
};
