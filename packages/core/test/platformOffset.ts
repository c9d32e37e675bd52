import type { Instant } from '../src/time/instant.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What the platform itself says, by another way than ours, as `+05:30`. */
export const platformOffset = (at: Instant, timeZone: string): string | undefined =>
  new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace(/^GMT$/, '+00:00')
    .replace('GMT', '');

/** `+05:30` in milliseconds. */
export const offset = (text: string): number =>
  (text.startsWith('-') ? -1 : 1) * (Number(text.slice(1, 3)) * HOUR + Number(text.slice(4, 6)) * MINUTE);
