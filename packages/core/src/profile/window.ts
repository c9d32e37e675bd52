import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Shape } from '../shape/shape.ts';
import type { Builder } from '../strategy/builder.ts';
import { latenessOf } from '../strategy/latenessOf.ts';
import { Calendar } from '../time/calendar.ts';
import { CALENDAR_UNITS, LONGEST, type CalendarUnit } from '../time/calendarUnit.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { zoneClocks } from '../time/zoneClocks.ts';
import type { Gathering } from './gathering.ts';
import type { Measure } from './measure.ts';
import { allTime } from './windows/allTime.ts';
import type { Edge } from './windows/edge.ts';
import { newest } from './windows/newest.ts';
import { recent } from './windows/recent.ts';
import { session as sessionOf } from './windows/session.ts';
import { sliding } from './windows/sliding.ts';

/**
 * Which events an aggregate looks at, by the time at which they happened; all that ever were, where it names no window.
 * @public
 */
export interface Window {
  /** Length of a rolling window in milliseconds, above 0: (now − per, now]. */
  readonly per?: Millis;
  /** The day, week, month or year that it is on the customer's wall. */
  readonly calendar?: CalendarUnit;
  /** IANA zone for `calendar`, of customers whose profile has no valid `timeZone`; UTC where it is left out. */
  readonly zone?: string;
  /** The current session, which ends where nothing happens for longer than so many milliseconds, above 0. */
  readonly session?: Millis;
  /** The newest so many events, 1 to 64. */
  readonly last?: number;
}

/**
 * One window at most.
 * @public
 */
export type OneWindow = Window &
  (
    | { readonly calendar?: never; readonly zone?: never; readonly session?: never; readonly last?: never }
    | { readonly per?: never; readonly session?: never; readonly last?: never }
    | { readonly per?: never; readonly calendar?: never; readonly zone?: never; readonly last?: never }
    | { readonly per?: never; readonly calendar?: never; readonly zone?: never; readonly session?: never }
  );

/** The fields of a window. */
export const windowFields: Readonly<Record<keyof Window, Shape>> = {
  per: { is: 'number', above: 0 },
  calendar: { is: 'oneOf', of: CALENDAR_UNITS },
  zone: { is: 'zone' },
  session: { is: 'number', above: 0 },
  last: { is: 'number', min: 1, max: 64, whole: true },
};

const KINDS = ['per', 'calendar', 'session', 'last'] as const;

/** Is no window named, not even the zone that only one of them may have? */
export const isOfAllTime = (window: Window): boolean =>
  window.zone === undefined && KINDS.every((name) => window[name] === undefined);

/** A window made ready to gather what a measure takes in. That two are named is a fault. */
export function windowOf(window: Window, measure: Measure, build: ConditionBuild, at: Pointer): Gathering {
  const { per, calendar, zone, session, last } = window;
  const named = KINDS.filter((name) => window[name] !== undefined);
  if (named.length > 1) build.fault('WINDOW_INVALID', at, `expected one window at most, found ${named.join(' and ')}`);
  if (zone !== undefined && calendar === undefined) {
    build.fault('WINDOW_INVALID', at, 'expected a zone for a window of the calendar only');
  }
  if (per !== undefined) return since(measure, per, (asOf) => ({ at: asOf - per, isInside: false }));
  if (calendar !== undefined) {
    const clock = new Calendar(calendar, zone ?? 'UTC', build.shared(zoneClocks));
    return since(measure, LONGEST[calendar], (asOf, where) => ({ at: clock.startOf(asOf, where), isInside: true }));
  }
  if (session !== undefined) {
    return sessionOf(
      measure,
      session,
      build.shared((root) => latenessOf((root as Builder).strategy)),
    );
  }
  return last === undefined ? allTime(measure) : newest(measure, last);
}

/** Events from an edge on that moves with time; what looks at the latest alone needs no others. */
function since(measure: Measure, longest: Millis, edgeOf: (asOf: Instant, zone: unknown) => Edge): Gathering {
  return measure.timeOf === undefined
    ? sliding(measure, longest, edgeOf)
    : recent(measure, (summary) => measure.timeOf!(summary), edgeOf);
}
