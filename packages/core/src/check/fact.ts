import type { Pointer } from '../shape/pointer.ts';
import type { Scalar } from '../shape/shape.ts';
import type { Constraint } from './constraint.ts';
import { FALSE, TRUE } from './truths.ts';

/** What an attribute is known to be. */
export interface Known {
  /** Has the same answer for all values that a stand-in stands for. */
  readonly admits: (value: unknown) => boolean;
  /** The values at which the answer changes. */
  readonly cuts?: readonly Scalar[];
}

/** Something that holds of an attribute whatever happens, because of a place in the strategy. */
export const fact = (path: string, known: Known, at: Pointer, says: string): Constraint => ({
  question: {
    key: `fact ${path} ${says}`,
    path,
    cuts: known.cuts ?? [],
    instants: [],
    answers: ({ value }) => (known.admits(value) ? TRUE : FALSE),
  },
  want: TRUE,
  clause: () => ({ path: at, says: `${path} ${says}` }),
});

export const MISSING: Known = { admits: (value) => value === undefined };
export const NUMBER: Known = { admits: (value) => typeof value === 'number' };
export const LIST: Known = { admits: Array.isArray };
/** A whole number of 0 or more. */
export const COUNT: Known = { admits: (value) => Number.isInteger(value) && (value as number) >= 0, cuts: [0] };
export const SHARE: Known = { admits: (value) => typeof value === 'number' && value >= 0, cuts: [0] };

export const orMissing = ({ admits, cuts = [] }: Known): Known => ({
  admits: (value) => value === undefined || admits(value),
  cuts,
});

export const oneOf = (texts: readonly string[]): Known => ({
  admits: (value) => texts.includes(value as string),
  cuts: texts,
});

export const notBefore = (least: number): Known => ({
  admits: (value) => typeof value === 'number' && value >= least,
  cuts: [least],
});
