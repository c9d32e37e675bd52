import type { Moment } from '../funnel/moment.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/** The contacts that a cap looks at, by when they were decided. */
export interface CapWindow {
  /** No window is longer: for so long a contact has to be remembered. */
  readonly longest: Millis;
  /** Whatever lies after the beginning is inside: also what lies after now, where a clock was set back. */
  readonly isInside: (at: Instant, moment: Moment) => boolean;
  /** The first instant whose window no longer holds what was decided at one. */
  readonly leavesAt: (at: Instant, moment: Moment) => Instant;
}

/** A window that rolls: (now − per, now]. */
export const rolling = (per: Millis): CapWindow => ({
  longest: per,
  isInside: (when, { now }) => when > now - per,
  leavesAt: (when) => when + per,
});
