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

/** Something to measure: it makes its work, checks that all subjects give the same answers, and measures them. */
export interface Benchmark {
  readonly name: string;
  /** What one operation is, in a sentence; printed above the table. */
  readonly about: string;
  /** Yields each row as soon as it is measured. */
  run(): AsyncGenerator<Row, void, undefined>;
}
