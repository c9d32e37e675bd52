import type { Offer, Situation } from './work.ts';

/** The id of the best offer whose clauses are all true; none where there is no such offer. */
export type Answer = string | undefined;

/** Answers for the i-th situation. */
export type Decide = (i: number) => Answer | Promise<Answer>;

/** Somebody who can find the best offer. What it makes of offers and situations beforehand is not measured. */
export interface Subject {
  /** The npm name, or what it is. */
  readonly name: string;
  /** @throws {NotHere} where it does not run on this machine */
  prepare(offers: readonly Offer[], situations: readonly Situation[]): Decide | Promise<Decide>;
}
