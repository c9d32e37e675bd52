import type { CustomerEvent } from '../events/customerEvent.ts';
import type { OutcomeType } from '../events/outcome.ts';
import type { Receipt } from '../events/receipt.ts';
import { canonical } from '../internal/canonical.ts';
import { compareText } from '../internal/compareText.ts';
import { hash53 } from '../internal/hash.ts';
import { own } from '../internal/own.ts';
import type { Millis } from '../time/duration.ts';
import type { Contact } from './contact.ts';
import type { OutcomeInterest, OutcomeMemory } from './outcomeInterest.ts';
import type { PastOutcome } from './pastOutcome.ts';

/** Of each type: as many as a policy can ask for. */
export const OUTCOMES_KEPT = 64;

/** Whoever sends an event may write anything into it, and it is to be kept. */
const LONGEST_NAME = 128;

/** Ids of events and of decisions do not get into each other's way. */
const SEEDS = { event: 1, receipt: 3 } as const;

/**
 * Remembers outcomes for as long as some policy counts them. What is remembered is a function of the set of those that came, so that
 * neither the order in which they arrive nor that in which identities are merged matters.
 */
export function outcomeMemory(interests: readonly OutcomeInterest[]): OutcomeMemory {
  const longest = new Map<string, Millis>();
  for (const { type, keeps } of interests) longest.set(type, Math.max(keeps, longest.get(type) ?? 0));
  const withOne = (known: readonly PastOutcome[] = [], outcome: PastOutcome, now: number) =>
    sameWhereEqual(
      known,
      bounded([...known, outcome]).filter(({ type, at }) => at + (longest.get(type) ?? 0) > now),
    );
  return {
    keeps: (type) => longest.get(type),
    afterEvent: (known, event, contacts, now) =>
      longest.has(event.type) ? withOne(known, outcomeOf(event, contacts), now) : known,
    afterReceipt: (known, receipt, contact, now) =>
      isCapped(receipt) && longest.has('frequency_capped')
        ? withOne(known, refusalOf(receipt, contact, now), now)
        : known,
    joined: (one = [], other = []) => sameWhereEqual(one, bounded([...one, ...other])),
  };
}

function outcomeOf({ id, type, time, properties }: CustomerEvent, contacts: readonly Contact[]): PastOutcome {
  const decision = own(properties, 'decision');
  const contact = contacts.find((each) => each.decision === decision);
  const outcome = { mark: hash53(id, SEEDS.event), type: type as OutcomeType, at: time };
  if (contact !== undefined) return { ...outcome, ...whatOf(contact) };
  const said = ['action', 'issue', 'group', 'channel'].flatMap((name) => {
    const value = own(properties, name);
    return typeof value === 'string' && value.length <= LONGEST_NAME ? [[name, value] as const] : [];
  });
  return { ...outcome, ...Object.fromEntries(said) };
}

const isCapped = ({ status, reason }: Receipt): boolean =>
  reason === 'frequency_capped' && (status === 'aborted' || status === 'failed');

/** Not before its decision and not after now, whatever the clock says that the receipt was made by. */
const refusalOf = ({ time }: Receipt, contact: Contact, now: number): PastOutcome => ({
  mark: hash53(contact.decision, SEEDS.receipt),
  type: 'frequency_capped',
  at: Number.isFinite(time) ? Math.max(contact.at, Math.min(time, now)) : contact.at,
  ...whatOf(contact),
});

const whatOf = ({
  action,
  issue,
  group,
  channel,
  tags,
}: Contact): Pick<PastOutcome, 'action' | 'issue' | 'group' | 'channel' | 'tags'> => ({
  action,
  ...(issue === undefined ? {} : { issue }),
  ...(group === undefined ? {} : { group }),
  channel,
  ...(tags === undefined ? {} : { tags }),
});

/** Each outcome once, and of each type the newest; in one order, whoever brought them. */
function bounded(all: readonly PastOutcome[]): readonly PastOutcome[] {
  const byMark = new Map<number, PastOutcome>();
  for (const outcome of all) {
    const other = byMark.get(outcome.mark);
    byMark.set(outcome.mark, other === undefined || inOrder(other, outcome) < 0 ? outcome : other);
  }
  const counts = new Map<string, number>();
  return Array.from(byMark.values())
    .sort(inOrder)
    .reverse()
    .filter(({ type }) => {
      const count = (counts.get(type) ?? 0) + 1;
      counts.set(type, count);
      return count <= OUTCOMES_KEPT;
    })
    .reverse();
}

const inOrder = (one: PastOutcome, other: PastOutcome): number =>
  one.at - other.at || one.mark - other.mark || compareText(canonical(one), canonical(other));

function sameWhereEqual(
  before: readonly PastOutcome[],
  after: readonly PastOutcome[],
): readonly PastOutcome[] | undefined {
  if (after.length === 0) return undefined;
  const isSame = after.length === before.length && after.every((outcome, i) => outcome === before[i]);
  return isSame ? before : after;
}
