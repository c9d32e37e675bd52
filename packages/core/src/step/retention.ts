import type { PastOutcome } from '../policies/pastOutcome.ts';
import { withOutcomes } from '../policies/withOutcomes.ts';
import type { ConsentRecord } from '../profile/consent.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Retention } from '../profile/retention.ts';
import type { Instant } from '../time/instant.ts';
import { keptFor } from './contacts.ts';
import type { Program } from './program.ts';
import type { Turn } from './turn.ts';

/**
 * Lets go of what the strategy keeps no longer.
 * @see docs/semantics.md, I11
 */
export function letGo(turn: Turn, retention: Retention): void {
  const { program, state, now } = turn;
  if (endOf(program, state, retention) > now) return;
  const isOver = (age = Infinity): boolean => state.watermark + age <= now;
  turn.change({
    ...(isOver(retention.profile) ? { profile: {} } : {}),
    ...(isOver(retention.aggregates) ? withoutAggregates(state) : {}),
    ...(isOver(retention.triggers) ? { triggers: {} } : {}),
    contacts: state.contacts.filter((contact) => contactEnd(program, retention, contact) > now),
    consents: Object.fromEntries(Object.entries(state.consents).filter((entry) => wordEnd(retention, entry) > now)),
  });
  turn.state = withOutcomes(
    turn.state,
    state.outcomes?.filter((outcome) => outcomeEnd(program, retention, outcome) > now),
  );
}

/** When the next thing has to go; Infinity where nothing has to. */
export function endOf(program: Program, state: CustomerState, retention: Retention): Instant {
  const { watermark, profile, aggregates, origins = {}, triggers, contacts, consents, outcomes = [] } = state;
  const all = [aggregates, ...Object.values(origins).map((origin) => origin.aggregates)];
  const end = (age: number | undefined, parts: readonly object[]): Instant =>
    parts.some((part) => Object.keys(part).length > 0) ? watermark + (age ?? Infinity) : Infinity;
  return earliest([
    end(retention.profile, [profile]),
    end(retention.aggregates, all),
    end(retention.triggers, [triggers]),
    ...contacts.map((contact) => contactEnd(program, retention, contact)),
    ...outcomes.map((outcome) => outcomeEnd(program, retention, outcome)),
    ...Object.entries(consents).map((entry) => wordEnd(retention, entry)),
  ]);
}

/** A damaged state may hold anything where a time should be. */
const earliest = (ends: readonly Instant[]): Instant =>
  ends.reduce((first, end) => (Number.isFinite(end) && end < first ? end : first), Infinity);

/** Revisions stay, so that an old copy does not bring back what has gone. */
const withoutAggregates = ({ origins }: CustomerState): Pick<CustomerState, 'aggregates' | 'origins'> => ({
  aggregates: {},
  ...(origins && {
    origins: Object.fromEntries(Object.entries(origins).map(([id, origin]) => [id, { ...origin, aggregates: {} }])),
  }),
});

const contactEnd = (program: Program, retention: Retention, contact: CustomerState['contacts'][number]): Instant =>
  contact.at + Math.max(retention.contacts ?? Infinity, keptFor(contact, program) ?? 0);

const outcomeEnd = (program: Program, retention: Retention, { type, at }: PastOutcome): Instant =>
  at + Math.max(retention.outcomes ?? Infinity, program.outcomes?.keeps(type) ?? 0);

/** What says that somebody must not be contacted is never forgotten: without it they would be. */
const wordEnd = (retention: Retention, [key, { at }]: readonly [string, ConsentRecord]): Instant =>
  at + (key.endsWith('//') ? Infinity : (retention.consents ?? Infinity));
