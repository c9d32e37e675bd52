import { compareText } from '../internal/compareText.ts';
import type { Scalar } from '../shape/shape.ts';
import { markOf } from './markOf.ts';

/** Of each value itself and how often it was there, one after the other, in the order of their marks and then of their JSON. */
export type Tallies = readonly unknown[];

/** So many values are told apart: those with the smallest marks, which are the same in whatever order they come. */
export const VALUES_KEPT = 32;

/** With one more; the very same where the value does not take part. */
export function tallied(tallies: Tallies, value: Scalar): Tallies {
  const place = placeOf(tallies, value);
  if (place === 2 * VALUES_KEPT) return tallies;
  const counted = tallies.slice();
  count(counted, place, value, 1);
  return counted.length > 2 * VALUES_KEPT ? counted.slice(0, 2 * VALUES_KEPT) : counted;
}

/** Those of the values of both. */
export function bothTallied(one: Tallies, other: Tallies): Tallies {
  const both = one.slice();
  for (let i = 0; i < other.length; i += 2) {
    const value = other[i] as Scalar;
    count(both, placeOf(both, value), value, other[i + 1] as number);
  }
  return both.slice(0, 2 * VALUES_KEPT);
}

/** What of tallies takes part in those of them and later ones together. */
export function stillTallied(tallies: Tallies, both: Tallies): Tallies {
  const still: unknown[] = [];
  for (let i = 0; i < tallies.length; i += 2) {
    const value = tallies[i] as Scalar;
    if (both[placeOf(both, value)] === value) still.push(value, tallies[i + 1]);
  }
  return still;
}

/** The values, the most frequent first, of equally frequent ones the one whose JSON is the smaller text. */
export const byFrequency = (tallies: Tallies): readonly unknown[] =>
  Array.from({ length: tallies.length / 2 }, (_, k) => {
    const value = tallies[2 * k];
    return { value, times: tallies[2 * k + 1] as number, text: JSON.stringify(value) };
  })
    .sort((one, other) => other.times - one.times || compareText(one.text, other.text))
    .map(({ value }) => value);

function count(tallies: unknown[], place: number, value: Scalar, times: number): void {
  if (tallies[place] === value) tallies[place + 1] = (tallies[place + 1] as number) + times;
  else tallies.splice(place, 0, value, times);
}

/** Where a value stands, or would stand. */
function placeOf(tallies: Tallies, value: Scalar): number {
  // Most are there already, and marks are not remembered.
  for (let i = 0; i < tallies.length; i += 2) if (tallies[i] === value) return i;
  const mark = markOf(value);
  // Who is not among the smallest, of which there are as many as are kept, comes behind all of them.
  if (tallies.length > 0 && isBefore(tallies[tallies.length - 2] as Scalar, value, mark)) return tallies.length;
  let low = 0;
  let high = tallies.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(tallies[2 * middle] as Scalar, value, mark)) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

function isBefore(value: Scalar, than: Scalar, mark: number): boolean {
  const own = markOf(value);
  return own === mark ? compareText(JSON.stringify(value), JSON.stringify(than)) < 0 : own < mark;
}
