import type { Millis } from '../time/duration.ts';
import type { Finding } from './finding.ts';
import type { Tally } from './tally.ts';

/**
 * A share, and of how many; undefined where it is of none.
 * @public
 */
export interface Share {
  readonly share: number | undefined;
  readonly of: number;
}

/**
 * The health of the events of one type from one source.
 * @public
 */
export interface StreamHealth {
  /** Undefined where the events have none, and where `isRest`. */
  readonly type?: string;
  readonly source?: string;
  /** These are all that are not counted by themselves. */
  readonly isRest?: true;
  /** All that came, whatever became of them. */
  readonly arrivals: number;
  readonly rejected: number;
  /** As the step has known them again; see also `uniqueness`, which looks further back. */
  readonly duplicates: number;
  readonly tooLate: number;
  /** From a clock that is ahead: they happened after they were received. */
  readonly ahead: number;
  readonly correctness: Share;
  /** By expected property, as a JSON pointer. */
  readonly completeness: Readonly<Record<string, Share>>;
  /** How long after they happened events were received, a thirty-second off at most. */
  readonly timeliness: {
    readonly p50: Millis | undefined;
    readonly p95: Millis | undefined;
    readonly p99: Millis | undefined;
    readonly of: number;
  };
  /** Of the arrivals whose ids are in the sample of 256. */
  readonly uniqueness: Share;
  readonly privacy: Share;
  readonly consent: Share;
  /** What was wrong where, most often first. */
  readonly issues: readonly Tally[];
  /** What looked like personal data where, most often first. */
  readonly personal: readonly Tally[];
}

/**
 * How well two sources agree on an attribute.
 * @public
 */
export interface Agreement {
  readonly attribute: string;
  /** By name; where the attribute's declaration names a source, the first. */
  readonly sources: readonly [string, string];
  /** Of the customers in the sample of 256 of whom both have told it. */
  readonly consistency: Share;
}

/**
 * What the data is like, and what of it is below a threshold.
 * @public
 */
export interface HealthReport {
  /** By event type and source, those with most arrivals first. */
  readonly streams: readonly StreamHealth[];
  readonly agreements: readonly Agreement[];
  /** In the order of the thresholds. */
  readonly findings: readonly Finding[];
}
