import { parseTimeOfDay } from '../time/localTime.ts';
import type { ConditionRule } from './conditionRule.ts';
import { localFields, onLocalTime, type LocalOptions } from './onLocalTime.ts';

/** @public */
export interface TimeOfDay<Path extends string = string> extends LocalOptions<Path> {
  readonly kind: 'timeOfDay';
  /** Local time of day, `HH:MM`, from which on it holds. */
  readonly from: string;
  /** Local time of day, `HH:MM`, before which it holds. */
  readonly to: string;
}

/**
 * True from `from` until before `to` where the customer is, over midnight where `from` is the later one; never where they are
 * equal. Looks at now or at the instant of an attribute. The customer's zone is the attribute `profile.timeZone`, as for `quiet`.
 * Unknown where the attribute is missing or not an instant.
 *
 * @example
 * ```ts
 * import { timeOfDay } from '@opportune/core';
 *
 * timeOfDay('17:00', '21:00'); // => { kind: 'timeOfDay', from: '17:00', to: '21:00' }
 * ```
 * @see docs/semantics.md, C13
 * @public
 */
export const timeOfDay = <const Path extends string = never>(
  from: string,
  to: string,
  options: LocalOptions<Path> = {},
): TimeOfDay<Path> => ({ kind: 'timeOfDay', from, to, ...options });

/** @public */
export const timeOfDayRule: ConditionRule<TimeOfDay> = {
  family: 'condition',
  kind: 'timeOfDay',
  fields: { required: { from: { is: 'timeOfDay' }, to: { is: 'timeOfDay' } }, optional: localFields },
  compile: ({ from, to, ...options }, build, at) => {
    const begin = parseTimeOfDay(from);
    const end = parseTimeOfDay(to);
    return onLocalTime(
      options,
      build,
      at,
      { timeOfDay: [from, to] },
      (local, instant, zone) => {
        const time = local.timeOfDay(instant, zone);
        return begin <= end ? begin <= time && time < end : begin <= time || time < end;
      },
      (local, instant, zone) => local.format(instant, zone),
    );
  },
};
