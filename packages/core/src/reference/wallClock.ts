const MINUTE = 60_000;

/** A wall clock in a zone: shows an instant as `HH:MM`. Undefined where there is no such zone. */
export function wallClock(zone: unknown): ((instant: number) => string) | undefined {
  if (typeof zone !== 'string') return undefined;
  try {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      hour: '2-digit',
      minute: '2-digit',
    });
    return (instant) => format.format(instant);
  } catch {
    return undefined;
  }
}

/** A wall clock with a calendar: shows an instant as `YYYY-MM-DD HH:MM`. Undefined where there is no such zone. */
export function calendar(zone: unknown): ((instant: number) => string) | undefined {
  if (typeof zone !== 'string') return undefined;
  try {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    return (instant) => format.format(instant).replace(/(\d+)\/(\d+)\/(\d+), /, '$3-$2-$1 ');
  } catch {
    return undefined;
  }
}

/** The first minute at which a calendar shows a date and time or, where it never does, the first at which it shows a later one. */
export function firstMinuteFrom(shown: string, show: (instant: number) => string): number {
  // In steps of a quarter of an hour, by which clocks differ; no clock is 16 hours ahead.
  let minute = Date.parse(`${shown.replace(' ', 'T')}Z`) - 16 * 60 * MINUTE;
  while (show(minute) < shown) minute += 15 * MINUTE;
  while (show(minute - MINUTE) >= shown) minute -= MINUTE;
  return minute;
}

/** The day of the week in a zone, as `mon`. Undefined where there is no such zone. */
export function weekday(zone: unknown): ((instant: number) => string) | undefined {
  if (typeof zone !== 'string') return undefined;
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' });
    return (instant) => format.format(instant).toLowerCase();
  } catch {
    return undefined;
  }
}

/** The calendar day in a zone, as `YYYY-MM-DD`. Undefined where there is no such zone. */
export function calendarDay(zone: unknown): ((instant: number) => string) | undefined {
  if (typeof zone !== 'string') return undefined;
  try {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
    return (instant) => format.format(instant);
  } catch {
    return undefined;
  }
}

/** The first full minute after an instant at which something no longer holds, found by looking at every one. */
export function firstMinuteWithout(holds: (instant: number) => boolean, after: number): number {
  let minute = Math.floor(after / MINUTE) * MINUTE + MINUTE;
  while (holds(minute)) minute += MINUTE;
  return minute;
}
