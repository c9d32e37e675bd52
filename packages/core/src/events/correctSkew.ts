import { days, type Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What is known of when something happened. `original` and `sent` are read from the same clock, that of the device; `received`
 * is read from ours.
 * @public
 */
export interface Stamps {
  /** When it happened. */
  readonly original?: Instant | undefined;
  /** When the device sent it. */
  readonly sent?: Instant | undefined;
  /** When it reached us. */
  readonly received: Instant;
}

/**
 * How far a device's clock is trusted.
 * @public
 */
export interface SkewBounds {
  /** How long a message may have waited on the device before its time is doubted; 30 days where it is left out. */
  readonly age?: Millis;
  /** By how much, in either direction, a clock is corrected; any amount where it is left out. */
  readonly skew?: Millis;
}

/**
 * Why a time is doubted:
 * - `SENT_MISSING`: nothing says when it was sent
 * - `SENT_EARLIER`: it was sent before it happened, so the clock was set back in between, or it was dated ahead
 * - `AGE`: it waited longer than `age`, so the clock may have been set forward in between, or it was dated back
 * - `SKEW`: the clock is off by more than `skew`
 * @public
 */
export type SkewDoubt = 'SENT_MISSING' | 'SENT_EARLIER' | 'AGE' | 'SKEW';

/**
 * When something happened, as far as that can be known.
 * @public
 */
export interface CorrectedTime {
  /** Never later than `received`. */
  readonly time: Instant;
  /** How far the device's clock was ahead of ours when it sent, less the time on the way; undefined where `sent` is. */
  readonly skew: Millis | undefined;
  /** Set where the time could not be corrected for certain. */
  readonly doubt?: SkewDoubt;
}

/** `SkewBounds.age` where it is left out. */
const AGE: Millis = /* @__PURE__ */ days(30);

/**
 * Corrects the clock of a device: received − (sent − original). Whatever the clock shows, wrong by a constant, the time comes
 * out the same, because only the difference of two readings counts. What the message needed to reach us counts as if
 * it had happened later.
 *
 * Where nothing says when it happened, it is `received`.
 *
 * @param stamps - in epoch milliseconds
 * @param bounds - beyond them the time is doubted; both ends included
 * @example
 * ```ts
 * import { minutes } from '@opportune/core';
 * import { correctSkew } from '@opportune/core/events';
 *
 * const received = Date.UTC(2026, 10, 27, 9);
 * const ahead = received + minutes(60); // a clock that is an hour ahead
 *
 * correctSkew({ original: ahead - minutes(5), sent: ahead, received }).time === received - minutes(5); // => true
 * correctSkew({ original: ahead, sent: undefined, received }); // => { time: 1795770000000, skew: undefined, doubt: 'SENT_MISSING' }
 * ```
 * @see docs/semantics.md, E6 and E7
 * @public
 */
export function correctSkew({ original, sent, received }: Stamps, bounds: SkewBounds = {}): CorrectedTime {
  const skew = sent === undefined ? undefined : sent - received;
  if (original === undefined) return { time: received, skew };
  if (sent === undefined || skew === undefined) {
    return { time: Math.min(original, received), skew, doubt: 'SENT_MISSING' };
  }
  const age = sent - original;
  if (age < 0) return { time: received, skew, doubt: 'SENT_EARLIER' };
  if (Math.abs(skew) > (bounds.skew ?? Infinity)) return { time: Math.min(original, received), skew, doubt: 'SKEW' };
  const time = received - age;
  return age > (bounds.age ?? AGE) ? { time, skew, doubt: 'AGE' } : { time, skew };
}
