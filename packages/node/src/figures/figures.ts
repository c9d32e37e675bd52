import type { Measure } from './measure.ts';

/**
 * Where measurements go.
 * @public
 */
export interface Figures {
  /** Counts so many, 1 where it is left out, or seconds. Values must be few: never a customer. */
  tell(measure: Measure, values: readonly (string | number)[], amount?: number): void;
  /** Has a gauge looked at whenever figures are collected, of these values where it has labels. @returns a function that ends it */
  look(measure: Measure, at: () => number, values?: readonly string[]): () => void;
}

/** The same measurements, told to each of several. */
export function shared(all: readonly Figures[]): Figures {
  const [only] = all;
  if (only !== undefined && all.length === 1) return only;
  return {
    tell(measure, values, amount) {
      for (const each of all) each.tell(measure, values, amount);
    },
    look(measure, at, values) {
      const ends = all.map((each) => each.look(measure, at, values));
      return () => ends.forEach((end) => end());
    },
  };
}
