import type { FactorBuild } from '../factors/factorRule.ts';
import type { Moment } from '../funnel/moment.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import { Calendar } from '../time/calendar.ts';
import { LONGEST, type CalendarUnit } from '../time/calendarUnit.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { zoneClocks } from '../time/zoneClocks.ts';
import { customerZone } from '../triggers/customerZone.ts';

/** The contacts that a cap looks at, by when they were decided. */
export interface CapWindow {
  /** No window is longer: for so long a contact has to be remembered. */
  readonly longest: Millis;
  /** Whatever lies after the beginning is inside: also what lies after now, where a clock was set back. */
  readonly isInside: (at: Instant, moment: Moment) => boolean;
  /** The first instant whose window no longer holds what was decided at one. */
  readonly leavesAt: (at: Instant, moment: Moment) => Instant;
}

/** As a strategy says it: one of `per` and `calendar`. */
interface Saying {
  readonly per?: Millis;
  readonly calendar?: CalendarUnit;
  readonly zone?: string;
}

/** A window that rolls, or one of the calendar on the customer's wall. Anything but one of them is a fault. */
export function capWindow({ per, calendar, zone }: Saying, build: FactorBuild, at: Pointer): CapWindow {
  if (per === undefined && calendar === undefined) {
    build.fault('FIELD_MISSING', under(at, 'per'), 'expected per or calendar, found neither');
  }
  if (per !== undefined && calendar !== undefined) {
    build.fault('WINDOW_INVALID', under(at, 'calendar'), 'expected per or calendar, found both');
  }
  if (zone !== undefined && calendar === undefined) {
    build.fault('WINDOW_INVALID', under(at, 'zone'), 'expected a zone for a window of the calendar only');
  }
  if (calendar === undefined) return rolling(per ?? 0);
  const clock = new Calendar(calendar, zone ?? 'UTC', build.shared(zoneClocks));
  const zoneOf = customerZone(build);
  return {
    longest: LONGEST[calendar],
    isInside: (when, moment) => when >= clock.startOf(moment.now, zoneOf(moment)),
    leavesAt: (when, moment) => clock.endOf(when, zoneOf(moment)),
  };
}

const rolling = (per: Millis): CapWindow => ({
  longest: per,
  isInside: (when, { now }) => when > now - per,
  leavesAt: (when) => when + per,
});
