import type { FactorBuild } from '../factors/factorRule.ts';
import { under } from '../shape/pointer.ts';
import { Calendar } from '../time/calendar.ts';
import { CALENDAR_UNITS, LONGEST, type CalendarUnit } from '../time/calendarUnit.ts';
import { zoneClocks } from '../time/zoneClocks.ts';
import { customerZone } from '../triggers/customerZone.ts';
import { capRule, type Cap } from './cap.ts';
import { capping } from './capping.ts';
import { rolling, type CapWindow } from './capWindow.ts';
import type { PolicyRule } from './policyRule.ts';

/**
 * `cap` with all its windows: in place of `capRule`, which knows only those that roll and is smaller.
 *
 * @see docs/decisions/0013-what-size-pays-for.md
 * @public
 */
export const calendarCapRule: PolicyRule<Cap> = {
  ...capRule,
  fields: {
    required: { atMost: capRule.fields.required['atMost']! },
    optional: {
      ...capRule.fields.optional,
      per: capRule.fields.required['per']!,
      calendar: { is: 'oneOf', of: CALENDAR_UNITS },
      zone: { is: 'zone' },
    },
  },
  compile: (node, build, at) => {
    const { per, calendar, zone } = node;
    if (per === undefined && calendar === undefined) {
      build.fault('FIELD_MISSING', under(at, 'per'), 'expected per or calendar, found neither');
    }
    if (per !== undefined && calendar !== undefined) {
      build.fault('WINDOW_INVALID', under(at, 'calendar'), 'expected per or calendar, found both');
    }
    if (zone !== undefined && calendar === undefined) {
      build.fault('WINDOW_INVALID', under(at, 'zone'), 'expected a zone for a window of the calendar only');
    }
    return capping(node, calendar === undefined ? rolling(per ?? 0) : onWall(calendar, zone, build), at);
  },
};

/** A window of the calendar on the customer's wall. */
function onWall(calendar: CalendarUnit, zone: string | undefined, build: FactorBuild): CapWindow {
  const clock = new Calendar(calendar, zone ?? 'UTC', build.shared(zoneClocks));
  const zoneOf = customerZone(build);
  return {
    longest: LONGEST[calendar],
    isInside: (when, moment) => when >= clock.startOf(moment.now, zoneOf(moment)),
    leavesAt: (when, moment) => clock.endOf(when, zoneOf(moment)),
  };
}
