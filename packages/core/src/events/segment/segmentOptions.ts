import type { Instant } from '../../time/instant.ts';
import type { SkewBounds } from '../correctSkew.ts';

/**
 * What a client of Segment can say.
 * @see https://segment.com/docs/connections/spec/
 * @public
 */
export type SegmentCall = 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';

/** @public */
export interface SegmentOptions {
  /** When the body reached us. */
  readonly received: Instant;
  /** The call that the address says, `/v1/track`, where the body does not. */
  readonly call?: SegmentCall;
  /** The `source` of the events; `segment` where it is left out. */
  readonly source?: string;
  /**
   * Takes `properties` and `traits` that are not there as empty, as Segment's HTTP API does. Segment's own JavaScript clients
   * always send them, and refuse to send less; clients in Go leave them out where they are empty.
   */
  readonly lenient?: boolean;
  /** How far the clocks of devices are trusted. */
  readonly skew?: SkewBounds;
}
