import { lowerBound } from '../../internal/lowerBound.ts';
import type { Scalar } from '../../shape/shape.ts';

const MISSING = 0;
const NULL = 1;
const YES = 2;
const NO = 3;
const NOT_A_NUMBER = 4;
const OTHER_THING = 5;
const OTHER_TEXT = 6;
const FIRST_TEXT = 7;

/** So many texts, and so many numbers, are told apart; more share classes, and sharing costs a second look. */
const MOST_TEXTS = 128;
const MOST_NUMBERS = 60;

/**
 * Values of an attribute for which every condition in an index has the same answer are one class. Each text that a condition
 * names is a class, each number, and what lies between two neighbouring numbers; all other texts are one, all lists, objects
 * and other things, and each of null, true, false, NaN and a missing attribute.
 */
export class ValueClasses {
  /** Values that stand for the classes that there are for every attribute, but for the one of all other texts. */
  static readonly STANDINS: readonly (readonly [value: unknown, index: number])[] = [
    [undefined, MISSING],
    [null, NULL],
    [true, YES],
    [false, NO],
    [Number.NaN, NOT_A_NUMBER],
    [{}, OTHER_THING],
  ];
  static readonly OTHER_TEXT: number = OTHER_TEXT;

  readonly count: number;
  /** The class of the smallest numbers; the last before it is one of texts. */
  readonly firstNumber: number;
  /** More texts than classes: being in the class of a text does not mean to be that text. */
  readonly sharesTexts: boolean;
  readonly #texts = new Map<string, number>();
  readonly #bounds: Float64Array;

  /** @param all - the cuts of all conditions on the attribute */
  constructor(all: Iterable<readonly Scalar[]>) {
    const texts = this.#texts;
    const numbers: number[] = [];
    for (const cuts of all) {
      for (const cut of cuts) {
        if (typeof cut === 'number') numbers.push(cut);
        else if (typeof cut === 'string' && !texts.has(cut)) texts.set(cut, FIRST_TEXT + (texts.size % MOST_TEXTS));
      }
    }
    this.#bounds = thinned(Float64Array.from(numbers).sort());
    this.sharesTexts = texts.size > MOST_TEXTS;
    this.firstNumber = FIRST_TEXT + Math.min(texts.size, MOST_TEXTS);
    this.count = this.firstNumber + 2 * this.#bounds.length + 1;
  }

  of(value: unknown): number {
    switch (typeof value) {
      case 'string':
        return this.#texts.get(value) ?? OTHER_TEXT;
      case 'number':
        return Number.isNaN(value) ? NOT_A_NUMBER : this.#ofNumber(value);
      case 'boolean':
        return value ? YES : NO;
      case 'undefined':
        return MISSING;
      default:
        return value === null ? NULL : OTHER_THING;
    }
  }

  /** Is it a class of a single number? Those lie between the others. */
  isPoint(number: number): boolean {
    return ((number - this.firstNumber) & 1) === 1;
  }

  // Below the first bound, at it, between it and the second, …
  #ofNumber(value: number): number {
    const bounds = this.#bounds;
    const i = lowerBound(bounds, value);
    // Reading behind the end would make an object of every number read.
    return this.firstNumber + 2 * i + (i < bounds.length && bounds[i] === value ? 1 : 0);
  }
}

/** Each number once; of too many, those at even distances in the list, so that often used ones stay. */
function thinned(sorted: Float64Array): Float64Array {
  const distinct = sorted.filter((bound, i) => bound !== sorted[i - 1]);
  if (distinct.length <= MOST_NUMBERS) return distinct;
  const chosen = new Set<number>();
  for (let i = 0; i < MOST_NUMBERS; i += 1) chosen.add(sorted[Math.floor(((i + 0.5) * sorted.length) / MOST_NUMBERS)]!);
  return Float64Array.from(chosen);
}
