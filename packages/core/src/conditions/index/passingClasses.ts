import { addSpan, type Spans } from './spans.ts';
import type { Question } from './use.ts';
import { ValueClasses } from './valueClasses.ts';
import { isWanted } from './wanted.ts';

const { OTHER_TEXT, STANDINS } = ValueClasses;

/** The classes in which some value gives a wanted answer. */
export interface Passing {
  readonly spans: Spans;
  /** The classes tell all: in each, either every value gives such an answer or none. */
  readonly isExact: boolean;
}

export function passingClasses({ relation, operand, cuts, wanted }: Question, classes: ValueClasses): Passing {
  const passes = (value: unknown): boolean => isWanted(relation.holds(value, operand), wanted);
  const spans: number[] = [];
  // Standins are in the order of their classes.
  for (const [standin, i] of STANDINS) if (passes(standin)) addSpan(spans, i, i + 1);
  const areTextsExact = passingTexts(cuts, passes, classes, spans);
  const areNumbersExact = passingNumbers(cuts, passes, classes, spans);
  return { spans, isExact: areTextsExact && areNumbersExact };
}

type Passes = (value: unknown) => boolean;

function passingTexts(cuts: readonly unknown[], passes: Passes, classes: ValueClasses, spans: number[]): boolean {
  const passOthers = passes(unlike(cuts));
  // The named texts that are not as the others are. One that shares its class with others says nothing against them.
  const odd: number[] = [];
  let isNamed = false;
  for (const cut of cuts) {
    if (typeof cut !== 'string') continue;
    isNamed = true;
    if (passes(cut) !== passOthers && !(passOthers && classes.sharesTexts)) odd.push(classes.of(cut));
  }
  if (odd.length > 1) odd.sort(ascending);
  let next = OTHER_TEXT;
  for (const i of odd) {
    if (passOthers) addSpan(spans, next, i);
    else addSpan(spans, i, i + 1);
    next = i + 1;
  }
  if (passOthers) addSpan(spans, next, classes.firstNumber);
  return !(isNamed && classes.sharesTexts);
}

function passingNumbers(cuts: readonly unknown[], passes: Passes, classes: ValueClasses, spans: number[]): boolean {
  let isExact = true;
  let low = -Infinity;
  /** The class in which the numbers above `low` begin. */
  let next = classes.firstNumber;
  for (const high of numbersOf(cuts)) {
    const i = classes.of(high);
    const isPoint = classes.isPoint(i);
    // Several cuts may lie in one class: it passes where any of its pieces does.
    if (passes(inside(low, high))) addSpan(spans, next, isPoint ? i : i + 1);
    if (passes(high)) addSpan(spans, i, i + 1);
    low = high;
    next = isPoint ? i + 1 : i;
    isExact &&= isPoint;
  }
  if (passes(inside(low, Infinity))) addSpan(spans, next, classes.count);
  return isExact;
}

const NONE: readonly number[] = [];

/** In order. Most conditions name one number or none, and there may be a million of them. */
function numbersOf(cuts: readonly unknown[]): readonly number[] {
  if (cuts.length === 1) return typeof cuts[0] === 'number' ? (cuts as readonly number[]) : NONE;
  const numbers = cuts.filter((cut) => typeof cut === 'number');
  return numbers.length > 1 ? numbers.sort(ascending) : numbers;
}

const ascending = (a: number, b: number): number => a - b;

/** A text that is none of these. */
function unlike(cuts: readonly unknown[]): string {
  let text = '\uFFFF';
  while (cuts.includes(text)) text += '\uFFFF';
  return text;
}

/** A number between two others; one of them where they are so near that there is none. */
const inside = (low: number, high: number): number =>
  low === -Infinity ? (high === Infinity ? 0 : low) : high === Infinity ? high : low + (high - low) / 2;
