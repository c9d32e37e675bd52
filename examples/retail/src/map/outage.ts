import { days, hours, minutes, type Instant } from '@opportune/core';

/** When the platform does not answer, because its process is gone. */
export interface Outage {
  readonly from: Instant;
  /** From then on it answers again. */
  readonly to: Instant;
}

/** Sunday afternoon and evening of the first week, where the shop is open for two; else those of the day in the middle. */
export function outageIn(opening: Instant, open: number): Outage {
  const day = opening + days(Math.floor((open - 1) / 2));
  return { from: day + hours(13) + minutes(30), to: day + hours(18) + minutes(30) };
}

/** How long it takes requests again before it is whole: by then all who were turned away have come back. */
const RECOVERY = minutes(30);
/** What it could not do it makes up for this much faster. */
const HASTE = 60;

/**
 * When the platform does what was due at an instant: at once, or, where it was down, when it is whole again, in the same
 * order. That hangs on nothing but the two instants, so that a run which was killed ends as if it had not been.
 */
export function doneAt(due: Instant, outage: Outage | undefined): Instant {
  if (outage === undefined) return due;
  const whole = outage.to + RECOVERY;
  return due < outage.from || due >= whole ? due : whole + Math.round((due - outage.from) / HASTE);
}
