import { readFileSync } from 'node:fs';

import { shared } from '../../../.config/shared.ts';
import type { Instant } from '../src/time/instant.ts';

/** A change of the clock in a zone. */
export interface ClockChange {
  readonly epochMs: Instant;
  readonly offsetBefore: string;
  readonly offsetAfter: string;
  readonly wallBefore: string;
  readonly wallAfter: string;
}

const suite = shared('suites/dst/transitions-2026-2027.json');
const zones: Readonly<Record<string, { readonly transitions: readonly ClockChange[] }>> =
  suite === undefined ? {} : (JSON.parse(readFileSync(suite, 'utf8')) as { zones: typeof zones }).zones;
const all = Object.entries(zones).flatMap(([zone, each]) => each.transitions.map((of) => ({ zone, of })));

/** What the platform itself says, by another way than ours. */
const platformOffset = (at: Instant, timeZone: string): string | undefined =>
  new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace(/^GMT$/, '+00:00')
    .replace('GMT', '');

/**
 * The clock changes of 2026 and 2027 in 47 zones. Governments change their minds: a newer Node may know another rule than the
 * suite, which is no fault of ours, so what it knows otherwise is left out.
 */
export const clockChanges: readonly { readonly zone: string; readonly of: ClockChange }[] = all.filter(
  ({ zone, of }) =>
    platformOffset(of.epochMs - 1, zone) === of.offsetBefore && platformOffset(of.epochMs, zone) === of.offsetAfter,
);

/** How many were left out. */
export const changesLeftOut: number = all.length - clockChanges.length;

/** For the title of a suite: why it does not run, where it does not. */
export const noClockChanges: string =
  suite === undefined ? ': not run, ../shared/suites/dst is not beside the repository' : '';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `+05:30` in milliseconds. */
const offset = (text: string): number =>
  (text.startsWith('-') ? -1 : 1) * (Number(text.slice(1, 3)) * HOUR + Number(text.slice(4, 6)) * MINUTE);

/** What the suite says that the clock shows, around a change. */
export const wallAround = (at: Instant, { epochMs, offsetBefore, offsetAfter }: ClockChange): number =>
  at + offset(at < epochMs ? offsetBefore : offsetAfter);
