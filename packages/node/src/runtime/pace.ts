import type { CallLimit, Instant, Millis } from '@opportune/core';

/** Keeps calls within the limits of a platform, and holds them back for as long as it asks. A function of the instants that it is told. */
export interface Pace {
  /** When the next call may be made: at `now`, or later. */
  free(now: Instant): Instant;
  /** Takes a place for a call that is about to be made. What it yields says when it was made at last. */
  take(now: Instant): (now: Instant) => void;
  /** The platform asks for a pause. */
  pause(now: Instant, wait: Millis): void;
}

/** A span that began; over also where the clock was set back before it. */
interface Span {
  readonly from: Instant;
  readonly per: Millis;
}

const endOf = ({ from, per }: Span, now: Instant): Instant => (from > now ? now : from + per);

/**
 * Remembers of each limit the last `atMost` calls, of which the oldest has to be `per` old before the next is made: so no
 * span holds more, wherever it begins. A bucket that fills again would let through twice as many in the worst span.
 */
export function pace(limits: readonly CallLimit[]): Pace {
  const logs = limits.map(({ atMost, per }) => ({
    per,
    calls: new Float64Array(atMost).fill(Number.NEGATIVE_INFINITY),
    oldest: 0,
  }));
  let asked: Span = { from: 0, per: 0 };

  return {
    free: (now) =>
      logs.reduce(
        (latest, { per, calls, oldest }) => Math.max(latest, endOf({ from: calls[oldest]!, per }, now)),
        Math.max(now, endOf(asked, now)),
      ),
    take(now) {
      const places = logs.map((log) => {
        const place = log.oldest;
        log.oldest = (place + 1) % log.calls.length;
        log.calls[place] = now;
        return (made: Instant): void => void (log.calls[place] = made);
      });
      return (made) => places.forEach((place) => place(made));
    },
    pause(now, wait) {
      if (now + wait > endOf(asked, now)) asked = { from: now, per: wait };
    },
  };
}
