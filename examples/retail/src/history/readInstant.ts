import type { Instant } from '@opportune/core';

const DATE_TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** Reads a time, in UTC where it does not say; undefined where it is none. A 30th of February is none. */
export function readInstant(text: string): Instant | undefined {
  // Lines of one invoice follow each other.
  if (text !== last.text) last = { text, instant: read(text) };
  return last.instant;
}

let last: { readonly text: string; readonly instant: Instant | undefined } = { text: '', instant: undefined };

function read(text: string): Instant | undefined {
  if (/^\d{10}$/.test(text)) return Number(text) * 1_000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const [, date, minutes = '00:00', seconds = ':00', offset = 'Z'] = DATE_TIME.exec(text) ?? [];
  if (date === undefined || !isDate(date)) return undefined;
  const millis = Date.parse(`${date}T${minutes}${seconds}${offset}`);
  return Number.isNaN(millis) ? undefined : millis;
}

/** JavaScript takes the 30th of February for the 2nd of March. */
const isDate = (date: string): boolean => {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
};
