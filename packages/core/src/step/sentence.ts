import type { Contribution, Decision } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import type { Reason } from '../funnel/reason.ts';
import { show } from '../internal/show.ts';
import { showInstant } from '../internal/showInstant.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Says in one sentence why an action was chosen or dropped, for a marketer.
 *
 * @example
 * ```ts
 * import { sentenceOn } from '@opportune/core';
 *
 * const cause = { kind: 'request', id: 'r1' } as const;
 *
 * sentenceOn({ action: 'sale', cause, stage: 'holdout', reason: 'HELD_OUT', clause: '/funnel/2' });
 * // => 'sale is held out: the customer is in the group that is left alone for comparison.'
 * ```
 * @public
 */
export const sentenceOn = (outcome: Decision | Fate): string =>
  'reason' in outcome
    ? `${nameOf(outcome)} ${WORDS[outcome.reason](outcome)}${again(outcome.nextAt)}.`
    : chosen(outcome);

const nameOf = ({ action, channel }: Fate): string => (channel === undefined ? action : `${action} on ${channel}`);

const WORDS: Readonly<Record<Reason, (fate: Fate) => string>> = {
  NOT_VALID: () => 'is out of date',
  NOT_ELIGIBLE: (fate) => `is not eligible: ${comparison(fate)}`,
  NOT_APPLICABLE: (fate) => `does not apply now: ${comparison(fate)}`,
  NOT_SUITABLE: (fate) => `is not suitable: ${comparison(fate)}`,
  UNKNOWN: ({ path, seen }) =>
    seen === undefined
      ? `cannot be judged: ${path ?? 'an attribute'} is missing`
      : `cannot be judged: ${path ?? 'an attribute'} is ${show(seen)}, which cannot be compared`,
  NO_CONSENT: ({ seen }) =>
    seen === null ? 'has no consent: none was given' : `has no consent: it was withdrawn${said(seen)}`,
  SUPPRESSED: ({ seen, needed }) => `is suppressed: ${suppressed(seen, needed)}`,
  QUIET_HOURS: ({ seen }) => `waits: it is ${show(seen)} where the customer is`,
  SUPERSEDED: () => 'was dropped while it waited: something newer has happened',
  WITHDRAWN: () => 'was dropped while it waited: the strategy no longer proposes it',
  CAPPED: ({ seen }) => `is capped: the customer was contacted ${times(seen)} already`,
  COOLING_OFF: ({ seen }) => `rests after ${rested(seen)}`,
  EXHAUSTED: ({ seen }) => `is used up: ${show(seen)} is taken of what many customers share`,
  HELD_OUT: () => 'is held out: the customer is in the group that is left alone for comparison',
  RAMPING: ({ seen }) => `is not open to the customer yet: it is to a share of ${show(seen)}`,
  ZERO_SCORE: ({ seen }) => `is worth nothing now: its score is ${show(seen)}`,
  ERROR: ({ seen }) => `could not be judged: ${show(seen)}`,
  NO_SLOT: () => 'has no place: no open slot takes its channel',
  OUTRANKED: ({ seen, score }) =>
    `lost to ${winners(seen)}${score === undefined ? '' : ` with a score of ${round(score)}`}`,
  OTHER_TREATMENT: ({ seen }) => `is not needed: the action was chosen on ${show(seen)}`,
  EXCLUDED: ({ seen }) => `has no place beside ${winners(seen)}`,
  SHOWN_LATELY: () => 'was shown in the same place not long ago',
};

const winners = (seen: unknown): string => (Array.isArray(seen) ? seen.join(', ') : 'better actions');

const chosen = ({ action, slot, score, factors, fallback }: Decision): string => {
  if (fallback === true) return `${action} is shown in ${slot} because nothing else is left for it.`;
  const because =
    factors.length === 0 ? '' : ` with a score of ${round(score)} = ${factors.map(factorWords).join(' × ')}`;
  return `${action} was chosen for ${slot}${because}.`;
};

const factorWords = ({ factor, value, of = [] }: Contribution): string =>
  `${factor} ${round(value)}${of.length === 0 ? '' : ` (of ${of.map(factorWords).join(', ')})`}`;

const comparison = ({ path, seen, needed, clause }: Fate): string =>
  path === undefined
    ? `${clause} does not hold`
    : `${path} is ${seen === undefined ? 'missing' : show(seen)}, needed ${need(needed)}`;

/** What a condition needs, by its kind; of one that is not listed, the kind and what it compares with. */
const NEEDS: Readonly<Record<string, (operand: unknown) => string>> = {
  gt: (bound) => `more than ${show(bound)}`,
  lte: (most) => `at most ${show(most)}`,
  between: (ends) => `from ${listed(ends, ' to ')}`,
  gte: (least) => `at least ${show(least)}`,
  lt: (bound) => `less than ${show(bound)}`,
  eq: show,
  ne: (value) => `anything but ${show(value)}`,
  oneOf: (values) => `one of ${listed(values)}`,
  noneOf: (values) => `none of ${listed(values)}`,
  startsWith: (text) => `a text that begins with ${show(text)}`,
  endsWith: (text) => `a text that ends with ${show(text)}`,
  includes: (text) => `a text with ${show(text)} in it`,
  matches: (pattern) => `a text like ${show(pattern)}`,
  isType: (type) => `the type ${show(type)}`,
  contains: (value) => `${show(value)} in it`,
  containsAny: (values) => `one of ${listed(values)} in it`,
  containsAll: (values) => `all of ${listed(values)} in it`,
  some: (of) => `an element that is ${need(of)}`,
  every: (of) => `every element to be ${need(of)}`,
  none: (of) => `no element that is ${need(of)}`,
  before: (at) => `a time before ${date(at)}`,
  after: (at) => `a time after ${date(at)}`,
  within: (span) => `a time ${spanned(span as { readonly last?: Millis; readonly next?: Millis })}`,
  dayOfWeek: (days) => `one of ${listed(days)}`,
  timeOfDay: (ends) => `from ${listed(ends, ' to ')}`,
  version: (other) => `a version that is ${need(other)}`,
  exists: () => 'any value',
  missing: () => 'no value',
  not: (other) => `not ${need(other)}`,
};

const listed = (values: unknown, by = ', '): string => (values as readonly unknown[]).map(show).join(by);

const date = (at: unknown): string => showInstant(at as Instant) ?? show(at);

const spanned = ({ last, next }: { readonly last?: Millis; readonly next?: Millis }): string =>
  [
    ...(last === undefined ? [] : [`in the last ${lasting(last)}`]),
    ...(next === undefined ? [] : [`in the next ${lasting(next)}`]),
  ].join(' or ');

const UNITS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
] as const;

function lasting(span: Millis): string {
  const [unit, length] = UNITS.find((each) => span >= each[1]) ?? (['milliseconds', 1] as const);
  return `${show(span / length)} ${unit}`;
}

function need(needed: unknown): string {
  if (typeof needed !== 'object' || needed === null) return show(needed);
  const [[kind, operand] = ['', undefined]] = Object.entries(needed);
  return Object.hasOwn(NEEDS, kind) ? NEEDS[kind]!(operand) : `${kind} ${show(operand)}`;
}

function again(instant: Instant | undefined): string {
  const shown = instant === undefined ? undefined : showInstant(instant);
  return shown === undefined ? '' : `; again from ${shown}`;
}

function suppressed(seen: unknown, needed: unknown): string {
  if (seen === null) return `it cannot be looked up on the list ${show(Object(needed).absentFrom)}`;
  const { list } = Object(seen) as { readonly list?: unknown };
  return list === undefined
    ? `the customer must not be contacted there${said(seen)}`
    : `the customer is on the list ${show(list)}`;
}

/** When a word was said, and where. */
function said(word: unknown): string {
  const { at, source } = Object(word) as { readonly at?: unknown; readonly source?: unknown };
  return `${at === undefined ? '' : `, ${date(at)}`}${source === undefined ? '' : `, by ${show(source)}`}`;
}

function rested(seen: unknown): string {
  const { outcome, times: count } = (seen ?? {}) as { readonly outcome?: unknown; readonly times?: unknown };
  return `${show(outcome)}, which came ${times(count)}`;
}

const times = (count: unknown): string => (count === 1 ? 'once' : `${show(count)} times`);

const round = (score: number): number => Number(score.toPrecision(4));
