import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Receipt } from '../events/receipt.ts';
import { canonical } from '../internal/canonical.ts';
import { hash53 } from '../internal/hash.ts';
import type { Contact } from '../policies/contact.ts';
import type { CoolOff } from '../policies/coolOff.ts';
import type { PastOutcome } from '../policies/pastOutcome.ts';
import { own } from './own.ts';
import { policiesOf, type Plan } from './plan.ts';

/** S5 */
const OUTCOMES_KEPT = 64;
const LONGEST_NAME = 128;

/** P6: the outcomes that are remembered after an event. */
export function afterEvent(
  plan: Plan,
  outcomes: readonly PastOutcome[],
  { id, type, time, properties }: CustomerEvent,
  contacts: readonly Contact[],
  now: number,
): readonly PastOutcome[] {
  if (keptFor(plan, type) === undefined) return outcomes;
  const contact = contacts.find(({ decision }) => decision === own(properties, 'decision'));
  const said = Object.fromEntries(
    ['action', 'issue', 'group', 'channel']
      .map((name) => [name, own(properties, name)] as const)
      .filter(([, value]) => typeof value === 'string' && value.length <= LONGEST_NAME),
  );
  const outcome = { mark: hash53(id, 1), type, at: time, ...(contact === undefined ? said : detailsOf(contact)) };
  return stillCounted(plan, together([...outcomes, outcome as PastOutcome]), now);
}

/** P7: the same after a receipt. */
export function afterReceipt(
  plan: Plan,
  outcomes: readonly PastOutcome[],
  { status, reason, time }: Receipt,
  contact: Contact,
  now: number,
): readonly PastOutcome[] {
  if (reason !== 'frequency_capped' || !['aborted', 'failed'].includes(status)) return outcomes;
  if (keptFor(plan, reason) === undefined) return outcomes;
  const at = Number.isFinite(time) && time > contact.at ? Math.max(contact.at, Math.min(time, now)) : contact.at;
  const outcome: PastOutcome = { mark: hash53(contact.decision, 3), type: reason, at, ...detailsOf(contact) };
  return stillCounted(plan, together([...outcomes, outcome]), now);
}

/** I4, S5: each outcome once, as it is known last, and the newest of each type. */
export function together(all: readonly PastOutcome[]): readonly PastOutcome[] {
  const isBefore = (a: PastOutcome, b: PastOutcome): boolean =>
    a.at !== b.at ? a.at < b.at : a.mark !== b.mark ? a.mark < b.mark : canonical(a) < canonical(b);
  const inOrder = [...new Map(all.map((each) => [canonical(each), each])).values()].sort((a, b) =>
    isBefore(a, b) ? -1 : 1,
  );
  const once = inOrder.filter(({ mark }, i) => !inOrder.slice(i + 1).some((later) => later.mark === mark));
  return once.filter(({ type }, i) => once.slice(i + 1).filter((later) => later.type === type).length < OUTCOMES_KEPT);
}

/** P6: how long after it an outcome of a type still matters; undefined where no policy counts it. */
export function keptFor(plan: Plan, type: string): number | undefined {
  const spans = coolOffsOf(plan).flatMap(({ after, per = 0, rest }) => (after === type ? [per + rest] : []));
  return spans.length === 0 ? undefined : Math.max(...spans);
}

export const coolOffsOf = (plan: Plan): readonly CoolOff[] =>
  policiesOf(plan).flatMap(({ policy }) => (policy.kind === 'coolOff' ? [policy] : []));

const stillCounted = (plan: Plan, outcomes: readonly PastOutcome[], now: number): readonly PastOutcome[] =>
  outcomes.filter(({ type, at }) => at + keptFor(plan, type)! > now);

const detailsOf = ({ action, issue, group, channel, tags }: Contact): Partial<PastOutcome> => ({
  action,
  ...(issue === undefined ? {} : { issue }),
  ...(group === undefined ? {} : { group }),
  channel,
  ...(tags === undefined ? {} : { tags }),
});
