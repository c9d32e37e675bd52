import type { Node } from '../../shape/shape.ts';
import type { Reading } from '../reading.ts';
import type { Foreign } from './foreign.ts';

/** How rules inside of others are read. */
export interface Readers {
  /** Where the result of a rule is true. */
  readonly truth: (rule: unknown, reading: Reading) => Node;
  /** What a rule gives. */
  readonly foreign: (rule: unknown, reading: Reading) => Foreign;
}
