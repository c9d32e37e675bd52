import type { Instant, Millis, Reason } from '@opportune/core';

/** What a reason means, in a word or two. */
export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  NOT_VALID: 'out of date',
  NOT_ELIGIBLE: 'not eligible',
  NOT_APPLICABLE: 'does not apply now',
  NOT_SUITABLE: 'not suitable',
  UNKNOWN: 'not known enough',
  NO_CONSENT: 'no consent',
  SUPPRESSED: 'suppressed',
  QUIET_HOURS: 'quiet hours',
  SUPERSEDED: 'overtaken by events',
  WITHDRAWN: 'no longer offered',
  CAPPED: 'capped',
  COOLING_OFF: 'resting',
  EXHAUSTED: 'used up',
  HELD_OUT: 'held out',
  RAMPING: 'not open to them yet',
  ZERO_SCORE: 'worth nothing',
  ERROR: 'could not be judged',
  NO_SLOT: 'no open slot',
  OUTRANKED: 'something was better',
  OTHER_TREATMENT: 'chosen on another channel',
  EXCLUDED: 'no room beside others',
  SHOWN_LATELY: 'shown there lately',
};

/** 1 event, 2 events */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** 12:03:04, as the device has it */
export const clockOf = (at: Instant): string => new Date(at).toLocaleTimeString('en-GB');

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** 45 s, 12 min, 4 h, 3 d */
export function lasting(span: Millis): string {
  const [unit, length] = UNITS.find((each) => span >= each[1]) ?? (['s', 1_000] as const);
  return `${String(Math.round(span / length))} ${unit}`;
}

/** Any value in one line. */
export function shown(value: unknown, most = 60): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none');
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
