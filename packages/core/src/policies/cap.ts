import { under } from '../shape/pointer.ts';
import type { CalendarUnit } from '../time/calendarUnit.ts';
import type { Millis } from '../time/duration.ts';
import { capping } from './capping.ts';
import { rolling } from './capWindow.ts';
import { coverageFields, type Coverage } from './coverage.ts';
import type { PolicyRule } from './policyRule.ts';

/**
 * Counts contacts by the actions that it covers.
 * @public
 */
export interface Cap extends Coverage {
  readonly kind: 'cap';
  readonly atMost: number;
  /** Length of a rolling window: (now − per, now]. */
  readonly per?: Millis;
  /** The day, week, month or year that it is on the customer's wall. */
  readonly calendar?: CalendarUnit;
  /** IANA zone for `calendar`, of customers whose profile has no valid `timeZone`; UTC where it is left out. */
  readonly zone?: string;
  /** How long a place counts that no receipt has confirmed; as long as the window where it is left out. */
  readonly holds?: Millis;
}

/**
 * One of the two windows.
 * @public
 */
export type CapOptions = Omit<Cap, 'kind'> &
  (
    | { readonly per: Millis; readonly calendar?: never; readonly zone?: never }
    | { readonly per?: never; readonly calendar: CalendarUnit }
  );

/**
 * At most so many contacts in a window. What is decided takes its place at once; a delivery that failed for good or was
 * aborted gives it back.
 *
 * A rolling window is (now − per, now]: a contact exactly `per` ago no longer counts. A window of the calendar begins with the first
 * instant of the customer's day, week (from Monday), month or year. A cap without channel, issue, group, action and tag counts every contact.
 *
 * With `holds`, a place that has got no receipt is free again after so long. Then a delivery that is confirmed later counts again, at
 * the time at which it was decided, and the window may hold more than `atMost` by as many as came late.
 *
 * @param options - `atMost`: a whole number of 0 or more; one of `per`, in milliseconds, above 0, and `calendar`; `holds`: milliseconds,
 * above 0
 * @throws {OpportuneError} by `compile`: `FIELD_MISSING` where there is no window, `WINDOW_INVALID` where there are two or a `zone` without
 * a calendar, `TARGET_UNKNOWN` where no action has the tag
 * @example
 * ```ts
 * import { cap, days, hours } from '@opportune/core';
 *
 * cap({ channel: 'email', atMost: 2, per: days(7) }).kind; // => 'cap'
 * cap({ tag: 'promotion', atMost: 4, calendar: 'month', zone: 'Europe/Berlin' }).calendar; // => 'month'
 * cap({ channel: 'push', atMost: 1, per: days(1), holds: hours(2) }).holds; // => 7200000
 * ```
 * @see docs/semantics.md, P2
 * @public
 */
export const cap = (options: CapOptions): Cap => ({ kind: 'cap', ...options });

/**
 * `cap` with windows that roll; `calendarCapRule` knows those of the calendar too, and brings what knows zones of time.
 *
 * @see docs/decisions/0013-what-size-pays-for.md
 * @public
 */
export const capRule: PolicyRule<Cap> = {
  family: 'policy',
  kind: 'cap',
  fields: {
    required: { atMost: { is: 'number', min: 0, whole: true }, per: { is: 'number', above: 0 } },
    optional: { ...coverageFields, holds: { is: 'number', above: 0 } },
  },
  compile: (node, build, at) => {
    // `loader` does not look at the form again, and a window must not get lost because of the rule that a page has passed.
    if ('calendar' in node) build.fault('FIELD_UNKNOWN', under(at, 'calendar'), 'expected calendarCapRule');
    return capping(node, rolling(node.per!), at);
  },
};
