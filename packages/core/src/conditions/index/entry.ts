import type { CompiledCondition } from '../conditionRule.ts';

/** Something that is looked for by its condition; without one it is always found. */
export interface Entry {
  readonly id: string;
  readonly condition: CompiledCondition | undefined;
}

/** Which is found first: negative for `a`. Never 0 for two entries. */
export type Order<E> = (a: E, b: E) => number;
