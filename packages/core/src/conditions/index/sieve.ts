import type { Leaf } from '../conditionRule.ts';
import { ValueClasses } from './valueClasses.ts';
import { isWanted, type Wanted } from './wanted.ts';

const { OTHER_TEXT, STANDINS } = ValueClasses;

/**
 * Sets to 0 the classes in which no value gives a wanted answer; `passes` holds 1 for those that still pass.
 *
 * @returns whether the classes tell all: whether in each, either every value passes or none
 */
export function sieve(
  { holds, cuts = [] }: Pick<Leaf, 'holds' | 'cuts'>,
  wanted: Wanted,
  classes: ValueClasses,
  passes: Uint8Array,
): boolean {
  for (const [standin, i] of STANDINS) if (!isWanted(holds(standin), wanted)) passes[i] = 0;

  // What passes is marked with a 2 first, and what was not marked is struck out in the end.
  if (isWanted(holds(unlike(cuts)), wanted)) mark(passes, OTHER_TEXT, classes.firstNumber - 1);
  for (const cut of cuts) {
    if (typeof cut !== 'string') continue;
    const i = classes.of(cut);
    if (isWanted(holds(cut), wanted)) mark(passes, i, i);
    else if (!classes.sharesTexts) passes[i]! &= 1;
  }
  let isExact = !classes.sharesTexts || !cuts.some((cut) => typeof cut === 'string');

  let low = -Infinity;
  let next = classes.firstNumber;
  for (const high of numbersOf(cuts)) {
    const i = classes.of(high);
    const isPoint = classes.isPoint(i);
    if (isWanted(holds(inside(low, high)), wanted)) mark(passes, next, isPoint ? i - 1 : i);
    if (isWanted(holds(high), wanted)) mark(passes, i, i);
    low = high;
    next = isPoint ? i + 1 : i;
    isExact &&= isPoint;
  }
  if (isWanted(holds(inside(low, Infinity)), wanted)) mark(passes, next, classes.count - 1);

  for (let i = OTHER_TEXT; i < passes.length; i += 1) passes[i]! >>= 1;
  return isExact;
}

/** What was struck out before stays so. */
function mark(passes: Uint8Array, first: number, last: number): void {
  for (let i = first; i <= last; i += 1) if (passes[i] !== 0) passes[i] = 3;
}

function numbersOf(cuts: readonly unknown[]): readonly number[] {
  const numbers = cuts.filter((cut) => typeof cut === 'number');
  return numbers.length > 1 ? numbers.sort((a, b) => a - b) : numbers;
}

/** A text that is none of these. */
function unlike(cuts: readonly unknown[]): string {
  let text = '\uFFFF';
  while (cuts.includes(text)) text += '\uFFFF';
  return text;
}

/** A number between two others; one of them where they are so near that there is none. */
const inside = (low: number, high: number): number =>
  low === -Infinity ? (high === Infinity ? 0 : low) : high === Infinity ? high : low + (high - low) / 2;
