import type { Truth } from '../truth.ts';

/**
 * Which answers of a condition are wanted, as bits: true 1, false 2, unknown 4. Of a whole condition only true is; under
 * `not` that becomes false, and under `isTrue` anything but true.
 */
export type Wanted = number;

export const TRUE: Wanted = 1;
export const FALSE: Wanted = 2;
const UNKNOWN: Wanted = 4;

const answer = (truth: Truth): Wanted => (truth === true ? TRUE : truth === false ? FALSE : UNKNOWN);

export const isWanted = (truth: Truth, wanted: Wanted): boolean => (answer(truth) & wanted) !== 0;

/** What is wanted of the part of a `not`: true and false change places. */
export const turned = (wanted: Wanted): Wanted =>
  (wanted & UNKNOWN) | (wanted & TRUE ? FALSE : 0) | (wanted & FALSE ? TRUE : 0);

/** What is wanted of the part of an `isTrue`, which takes unknown for false. */
export const settled = (wanted: Wanted): Wanted => (wanted & TRUE ? TRUE : 0) | (wanted & FALSE ? FALSE | UNKNOWN : 0);
