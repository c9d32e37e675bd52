import type { Node, Scalar } from '../../shape/shape.ts';
import type { Reading } from '../reading.ts';
import type { Query } from './queries.ts';

/** A condition on one attribute, read loosely. */
export interface Leaf extends Node {
  readonly path?: string;
  readonly value?: Scalar;
  readonly values?: readonly Scalar[];
  readonly text?: string;
  readonly pattern?: string;
  readonly ignoreCase?: boolean;
  readonly type?: string;
  readonly from?: number;
  readonly to?: number;
  readonly of?: Node;
  readonly left?: unknown;
  readonly is?: string;
  readonly right?: unknown;
}

/** Where a condition is true, or where it is false. */
export type EitherOf = (condition: unknown, truth: boolean, reading: Reading) => Query;
