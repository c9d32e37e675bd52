import type { Fields } from '../shape/shape.ts';
import type { Millis } from '../time/duration.ts';

/**
 * What is measured of the data. Each is a share from 0 to 1, of which 1 is perfect:
 *
 * - `correctness`: of the events, those that no schema has refused and whose properties are of the declared types
 * - `completeness`: of the events, those that have an expected property; measured for each property
 * - `timeliness`: of the events, those that were received at most `within` after they happened
 * - `consistency`: of the customers, those of whom two sources tell the same; measured for each attribute and pair of sources
 * - `uniqueness`: of the arrivals, those that are the first of their id
 * - `privacy`: of the events, those without something that looks like personal data where none is declared
 * - `consent`: of the events that need consent, those whose customer has given it
 * @public
 */
export type Measure =
  | 'correctness'
  | 'completeness'
  | 'timeliness'
  | 'consistency'
  | 'uniqueness'
  | 'privacy'
  | 'consent';

/**
 * A limit of a measure, below which there is a finding.
 * @public
 */
export type Threshold =
  | (Limit & { readonly measure: Exclude<Measure, 'timeliness'> })
  | (Limit & {
      readonly measure: 'timeliness';
      /** How much later than it happened an event may be received. */
      readonly within: Millis;
    });

interface Limit {
  /** The share that is needed, 0 to 1. */
  readonly atLeast: number;
  /** An event type; every one where it is left out. Consistency is of no type. */
  readonly of?: string;
  /** A source; every one where it is left out. */
  readonly source?: string;
  /** Of fewer than so many nothing is said; 1. */
  readonly after?: number;
}

const MEASURES: readonly Measure[] = [
  'correctness',
  'completeness',
  'timeliness',
  'consistency',
  'uniqueness',
  'privacy',
  'consent',
];

export const thresholdFields: Fields = {
  required: { measure: { is: 'oneOf', of: MEASURES }, atLeast: { is: 'number', min: 0, max: 1 } },
  optional: {
    within: { is: 'number', min: 0 },
    of: { is: 'text' },
    source: { is: 'text' },
    after: { is: 'number', min: 1, whole: true },
  },
};
