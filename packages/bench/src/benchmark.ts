import type { Pace } from './measure.ts';

/** One line of a benchmark's table. Times are of one operation, in microseconds. */
export interface Row {
  /** `opportune`, `by-hand`, or the npm name of a peer. */
  readonly subject: string;
  /** The size of the work, for example how many actions there are. */
  readonly n: number;
  readonly perSecond: number;
  readonly p50us: number;
  readonly p99us: number;
}

/** A line that is missing, and why. */
export interface Gap {
  readonly subject: string;
  readonly n: number;
  readonly why: string;
}

/** Something else that is measured of ours, beside how fast it is. */
export interface Fact {
  readonly name: string;
  readonly n: number;
  readonly value: number;
  readonly unit: string;
}

export type Finding = Row | Gap | Fact;

/** Something to measure: it makes its work, checks that all subjects give the same answers, and measures them. */
export interface Benchmark {
  readonly name: string;
  /** What the rows say, in a few words; above the chart. */
  readonly title: string;
  /** What one operation is, in a sentence; printed above the table. */
  readonly about: string;
  /** Yields each finding as soon as it is made. */
  run(pace: Pace): AsyncGenerator<Finding, void, undefined>;
}
