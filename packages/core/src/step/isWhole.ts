import type { Origin } from '../identity/origin.ts';
import type { Standing } from '../identity/standing.ts';
import type { Deferral } from '../policies/deferral.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Merging } from './program.ts';

/**
 * Has a state the form that a step writes, as far as it would cost much or be taken for something else? A text where a map should be
 * would cost as much as it has letters, at every step. It is asked at every step, so it makes no objects.
 */
export function isWhole(state: CustomerState, merging: Pick<Merging, 'areWhole'> | undefined): boolean {
  const { marks, aggregates, since, revision, subject, erasedAt, origins, pending } = state;
  if (!(Number.isFinite(since) && Number.isFinite(revision))) return false;
  if (marks !== undefined && typeof marks !== 'string') return false;
  if (subject !== undefined && typeof subject !== 'string') return false;
  if (erasedAt !== undefined && !Number.isFinite(erasedAt)) return false;
  if (!isMap(aggregates) || !isStanding(state)) return false;
  // Who cannot tell identities apart must not go on from what several of them have brought.
  return (origins === undefined && pending === undefined) || merging?.areWhole(state) === true;
}

/** The same of what merged identities have brought, and of where they stood. */
export const areWhole = ({ origins, pending }: CustomerState): boolean =>
  (origins === undefined || areAll(origins, isOrigin)) && (pending === undefined || areAll(pending, isStanding));

function isStanding(it: unknown): boolean {
  if (!isMap(it)) return false;
  const { watermark, profile, triggers, consents, seen, contacts, deferrals, outcomes } = it as Standing;
  if (!(Number.isFinite(watermark) && isMap(profile) && isMap(triggers))) return false;
  if (!(Array.isArray(seen) && Array.isArray(contacts) && Array.isArray(deferrals))) return false;
  if (outcomes !== undefined && !(Array.isArray(outcomes) && outcomes.every(isMap))) return false;
  for (let i = 0; i < contacts.length; i += 1) if (!isMap(contacts[i])) return false;
  for (let i = 0; i < deferrals.length; i += 1) if (!isDeferral(deferrals[i])) return false;
  return areAll(consents, isMap);
}

function areAll(map: Readonly<Record<string, unknown>>, isWhat: (it: unknown) => boolean): boolean {
  if (!isMap(map)) return false;
  for (const key in map) if (Object.hasOwn(map, key) && !isWhat(map[key])) return false;
  return true;
}

const isOrigin = (it: unknown): boolean =>
  isMap(it) && Number.isFinite((it as Origin).revision) && isMap((it as Origin).aggregates);

const isDeferral = (it: unknown): boolean =>
  isMap(it) && isMap((it as Deferral).match) && Array.isArray((it as Deferral).actions);

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
