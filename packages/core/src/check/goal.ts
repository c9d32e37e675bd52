import type { Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Truths } from './truths.ts';

/** That a condition of the strategy has one of some answers: true, false, not true or not false. */
export interface Goal {
  readonly node: Node;
  readonly at: Pointer;
  readonly want: Truths;
}
