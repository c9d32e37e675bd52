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

/** The first full minute after an instant at which something no longer holds, found by looking at every one. */
export function firstMinuteWithout(holds: (instant: number) => boolean, after: number): number {
  let minute = Math.floor(after / MINUTE) * MINUTE + MINUTE;
  while (holds(minute)) minute += MINUTE;
  return minute;
}
