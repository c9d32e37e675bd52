import type { Scalar } from '../shape/shape.ts';
import type { Instant } from '../time/instant.ts';
import type { StandIn } from './standIn.ts';
import type { Truths } from './truths.ts';

/** A condition that is not made of others, as something that a value answers. */
export interface Question {
  /** Questions with equal keys have equal answers at a moment. */
  readonly key: string;
  /** The attribute that it is about; undefined where that is none, or several. */
  readonly path: string | undefined;
  /** The values at which the answer may change. */
  readonly cuts: readonly Scalar[];
  /** The instants at which it may change. */
  readonly instants: readonly Instant[];
  /** The answers that the values may give for which something stands. */
  readonly answers: (standIn: StandIn) => Truths;
}
