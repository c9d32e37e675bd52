import { WEEKDAYS, type Weekday } from '../time/localTime.ts';
import type { ConditionRule } from './conditionRule.ts';
import { localFields, onLocalTime, type LocalOptions } from './onLocalTime.ts';

/** @public */
export interface DayOfWeek<Path extends string = string> extends LocalOptions<Path> {
  readonly kind: 'dayOfWeek';
  readonly days: readonly Weekday[];
}

/**
 * True where it is one of these days where the customer is, now or at the instant of an attribute. The customer's zone is the
 * attribute `profile.timeZone`, as for `quiet`. Unknown where the attribute is missing or not an instant.
 *
 * @example
 * ```ts
 * import { dayOfWeek } from '@opportune/core';
 *
 * dayOfWeek(['sat', 'sun']); // => { kind: 'dayOfWeek', days: ['sat', 'sun'] }
 * ```
 * @see docs/semantics.md, C13
 * @public
 */
export const dayOfWeek = <const Path extends string = never>(
  days: readonly Weekday[],
  options: LocalOptions<Path> = {},
): DayOfWeek<Path> => ({ kind: 'dayOfWeek', days, ...options });

/** @public */
export const dayOfWeekRule: ConditionRule<DayOfWeek> = {
  family: 'condition',
  kind: 'dayOfWeek',
  fields: {
    required: { days: { is: 'list', of: { is: 'oneOf', of: WEEKDAYS } } },
    optional: localFields,
  },
  compile: ({ days, ...options }, build, at) => {
    const holds = new Set<unknown>(days);
    return onLocalTime(
      options,
      build,
      at,
      { dayOfWeek: days },
      (local, instant, zone) => holds.has(local.dayOfWeek(instant, zone)),
      (local, instant, zone) => local.dayOfWeek(instant, zone),
    );
  },
};
