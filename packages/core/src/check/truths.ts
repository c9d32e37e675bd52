import type { Truth } from '../conditions/truth.ts';

/** A set of answers that a condition may have, as bits. */
export type Truths = number;

export const TRUE: Truths = 1;
export const FALSE: Truths = 2;
export const UNKNOWN: Truths = 4;
export const ANY_TRUTH: Truths = TRUE | FALSE | UNKNOWN;

/** Every answer but these. */
export const but = (truths: Truths): Truths => ANY_TRUTH & ~truths;

/** The set of one answer. */
export const only = (truth: Truth): Truths => (truth === undefined ? UNKNOWN : truth ? TRUE : FALSE);

/** What `not` makes of them. */
export const turned = (truths: Truths): Truths =>
  (truths & UNKNOWN) | (truths & TRUE ? FALSE : 0) | (truths & FALSE ? TRUE : 0);
