import type { Instant } from './instant.ts';

const DATE_TIME = /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):\d\d):(\d\d)(\.\d+)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** Leap seconds come at the end of June or of December, in UTC. */
const BEFORE_LEAP = /-(06-30|12-31)T23:59:59/;

/**
 * The instant of a date-time as RFC 3339 writes it: with seconds, with an offset, with any number of decimals, of which three
 * are read. Undefined for anything else: nothing is guessed. A leap second is the second that follows it.
 */
export function rfc3339(text: string): Instant | undefined {
  const [, day, minute, second, decimals = '', offset] = DATE_TIME.exec(text) ?? [];
  if (day === undefined || minute === undefined || second === undefined || offset === undefined) return undefined;
  // Some platforms take the 30th of February for the 2nd of March; the 28th is in every month.
  const ofMonth = Number(day.slice(8));
  if (ofMonth > 28 && new Date(day).getUTCDate() !== ofMonth) return undefined;
  const isLeap = second === '60';
  const millis = Date.parse(`${day}T${minute}:${isLeap ? '59' : second}${decimals.slice(0, 4)}${offset.toUpperCase()}`);
  if (Number.isNaN(millis)) return undefined;
  if (!isLeap) return millis;
  return BEFORE_LEAP.test(new Date(millis).toISOString()) ? millis + 1000 : undefined;
}
