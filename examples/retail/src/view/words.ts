import type { Instant, Millis, Reason } from '@opportune/core';

/** What a reason means, in a word or two. */
export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  NOT_VALID: 'out of date',
  NOT_ELIGIBLE: 'not eligible',
  NOT_APPLICABLE: 'just ordered',
  NOT_SUITABLE: 'not good for them',
  UNKNOWN: 'not known enough',
  NO_CONSENT: 'no consent',
  SUPPRESSED: 'not to be contacted',
  QUIET_HOURS: 'asleep, later',
  SUPERSEDED: 'overtaken by events',
  WITHDRAWN: 'no longer offered',
  CAPPED: 'contacted too often',
  COOLING_OFF: 'resting',
  EXHAUSTED: 'used up',
  HELD_OUT: 'held out',
  RAMPING: 'not open to them yet',
  ZERO_SCORE: 'worth nothing',
  ERROR: 'model failed',
  NO_SLOT: 'no open slot',
  OUTRANKED: 'something was better',
  OTHER_TREATMENT: 'chosen on another channel',
  EXCLUDED: 'no room beside those chosen',
  SHOWN_LATELY: 'shown there lately',
};

/** 12,345 */
export const whole = (count: number): string => Math.round(count).toLocaleString('en-US');

/** 0.21 ms, 3.4 ms, 120 ms */
export const millis = (took: number): string =>
  took < 0.095
    ? `${String(Math.round(took * 1_000))} µs`
    : `${took < 9.95 ? took.toFixed(took < 0.95 ? 2 : 1) : String(Math.round(took))} ms`;

/** 12.3 % */
export const percent = (share: number): string => `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`;

/** Sat 24 Oct 2026 14:20 */
export function moment(instant: Instant): string {
  const date = new Date(instant);
  const day = date.toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return `${day.replace(',', '')} ${timeOfDay(instant)}`;
}

/** 14:20 */
export const timeOfDay = (instant: Instant): string => new Date(instant).toISOString().slice(11, 16);

/** 45 s, 12 min, 4 h 52 min */
export function delay(took: Millis): string {
  if (took < 60_000) return `${whole(took / 1_000)} s`;
  const minutes = Math.round(took / 60_000);
  if (minutes < 60) return `${String(minutes)} min`;
  const rest = minutes % 60;
  return `${String(Math.floor(minutes / 60))} h${rest === 0 ? '' : ` ${String(rest)} min`}`;
}

/** One thing, or several. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${count === 1 ? one : many}`;
