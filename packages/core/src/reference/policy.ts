import type { Cause } from '../funnel/cause.ts';
import type { Loss } from '../funnel/shortlist.ts';
import type { Cap } from '../policies/cap.ts';
import type { Standings } from '../policies/claim.ts';
import type { Consent } from '../policies/consent.ts';
import type { CoolOff } from '../policies/coolOff.ts';
import type { PastOutcome } from '../policies/pastOutcome.ts';
import type { Policy } from '../policies/policy.ts';
import type { Quiet } from '../policies/quiet.ts';
import type { Quota } from '../policies/quota.ts';
import type { Suppress } from '../policies/suppress.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Bindings } from '../strategy/bindings.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { attribute } from './attribute.ts';
import { lastOn, suppression, topic } from './consents.ts';
import { heldUntil, isCovered } from './contacts.ts';
import type { Moment } from './moment.ts';
import { own } from './own.ts';
import { claimOn, freedAt } from './quota.ts';
import { unitAround } from './unitAround.ts';
import { calendarDay, firstMinuteWithout, wallClock } from './wallClock.ts';

/** What a policy looks at. */
export interface Question {
  readonly moment: Moment;
  readonly cause: Cause;
  readonly state: CustomerState;
  readonly action: Treatment;
  readonly standings: Standings;
  readonly lists: NonNullable<Bindings['lists']>;
  /** The actions that `allocate` has given places just before. */
  readonly chosen: readonly Treatment[];
}

/** What a policy has against an action; undefined where it has nothing against it. */
export function objection(policy: Policy, at: string, question: Question): Loss | undefined {
  switch (policy.kind) {
    case 'cap':
      return capped(policy, at, question);
    case 'coolOff':
      return resting(policy, at, question);
    case 'quiet':
      return disturbing(policy, at, question);
    case 'consent':
      return unwanted(policy, at, question);
    case 'suppress':
      return suppressed(policy, at, question);
    case 'quota':
      return exhausted(policy, at, question);
  }
}

// P2
function capped(cap: Cap, at: string, { moment, state, action, chosen }: Question): Loss | undefined {
  const isCounted = (other: Treatment): boolean => isCovered(cap, { ...other, action: other.id });
  if (!isCounted(action)) return undefined;
  const { now } = moment;
  const customerZone = moment.profile['timeZone'];
  const zone = calendarDay(customerZone) === undefined ? (cap.zone ?? 'UTC') : String(customerZone);
  const places = state.contacts.filter(
    (contact) =>
      isCovered(cap, contact) &&
      contact.status !== 'released' &&
      heldUntil(cap, contact) > now &&
      (cap.calendar === undefined
        ? contact.at > now - cap.per!
        : contact.at >= unitAround(cap.calendar, zone, now).from),
  );
  const taken = places.length + chosen.filter(isCounted).length;
  if (taken < cap.atMost) return undefined;
  // Where so many have left the window, there is a place again.
  const ends = places.map((contact) => {
    const end = cap.calendar === undefined ? contact.at + cap.per! : unitAround(cap.calendar, zone, contact.at).to;
    return Math.min(end, heldUntil(cap, contact));
  });
  const end = ends.sort((a, b) => a - b)[taken - cap.atMost];
  return {
    reason: 'CAPPED',
    clause: at,
    seen: taken,
    needed: { atMost: cap.atMost },
    ...(end === undefined ? {} : { nextAt: end }),
  };
}

// P6
function resting(coolOff: CoolOff, at: string, { moment, state, action }: Question): Loss | undefined {
  const { after, times = 1, per = 0, rest, scope = 'action' } = coolOff;
  const isOfScope = (outcome: PastOutcome): boolean => {
    if (scope === 'everything') return true;
    const [theirs, ours] = scope === 'action' ? [outcome.action, action.id] : [outcome[scope], action[scope]];
    return ours !== undefined && theirs === ours;
  };
  const counted = (state.outcomes ?? []).filter(
    (outcome) => outcome.type === after && isCovered(coolOff, outcome) && isOfScope(outcome),
  );
  const upTo = (end: number): number =>
    counted.filter((outcome) => outcome.at <= end && (outcome.at > end - per || outcome.at === end)).length;
  const full = counted.map((outcome) => outcome.at).filter((end) => upTo(end) >= times);
  const last = Math.max(...full);
  if (!(last + rest > moment.now)) return undefined;
  return {
    reason: 'COOLING_OFF',
    clause: at,
    seen: { outcome: after, times: upTo(last), at: last },
    needed: { fewerThan: times },
    nextAt: last + rest,
  };
}

// Q2
function exhausted(quota: Quota, at: string, { moment, standings, action, chosen }: Question): Loss | undefined {
  const claim = claimOn(quota, moment, action);
  if (claim === undefined) return undefined;
  const before = chosen.flatMap((other) => claimOn(quota, moment, other)?.amount ?? []);
  const taken = before.reduce((sum, amount) => sum + amount, Number(own(standings, claim.account) ?? 0));
  const total = taken + claim.amount;
  if (total <= claim.atMost) return undefined;
  const next = freedAt(quota, moment, total);
  return {
    reason: 'EXHAUSTED',
    clause: at,
    seen: taken,
    needed: { atMost: claim.atMost - claim.amount },
    ...(next === undefined ? {} : { nextAt: next }),
  };
}

// P3
function disturbing(quiet: Quiet, at: string, { moment, cause, action }: Question): Loss | undefined {
  const { from, to, channel = action.channel, zone = 'UTC' } = quiet;
  if (cause.kind !== 'trigger' || channel !== action.channel) return undefined;
  const clock = wallClock(moment.profile['timeZone']) ?? wallClock(zone)!;
  const isQuiet = (instant: number): boolean => {
    const time = clock(instant);
    return from <= to ? from <= time && time < to : from <= time || time < to;
  };
  if (!isQuiet(moment.now)) return undefined;
  return {
    reason: 'QUIET_HOURS',
    clause: at,
    path: 'profile.timeZone',
    seen: clock(moment.now),
    needed: { outside: [from, to] },
    nextAt: firstMinuteWithout(isQuiet, moment.now),
  };
}

// P4
function unwanted({ channel, purpose }: Consent, at: string, { state, action }: Question): Loss | undefined {
  const word = lastOn(state.consents, topic(channel, purpose), topic(channel));
  if (action.channel !== channel || word?.granted === true) return undefined;
  return { reason: 'NO_CONSENT', clause: at, seen: word ?? null, needed: { granted: topic(channel, purpose) } };
}

// P8
function suppressed({ channel, list, by }: Suppress, at: string, question: Question): Loss | undefined {
  const { state, action, moment, lists } = question;
  if ((channel ?? action.channel) !== action.channel) return undefined;
  if (list === undefined) {
    const word = lastOn(state.consents, suppression(action.channel), suppression());
    if (word === undefined || word.granted) return undefined;
    return { reason: 'SUPPRESSED', clause: at, seen: word, needed: { unsuppressed: action.channel } };
  }
  const key = by === undefined ? moment.customer : attribute(by, moment);
  const isKey = ['string', 'number'].includes(typeof key);
  if (isKey && !lists[list]!.has(String(key))) return undefined;
  return {
    reason: 'SUPPRESSED',
    clause: at,
    ...(by === undefined ? {} : { path: by }),
    seen: isKey ? { list } : null,
    needed: { absentFrom: list },
  };
}
