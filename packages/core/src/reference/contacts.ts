import type { Receipt } from '../events/receipt.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Cap } from '../policies/cap.ts';
import type { Contact } from '../policies/contact.ts';
import { policiesOf, type Plan } from './plan.ts';

/** S5 */
const GIVEN_BACK_KEPT = 16;

/** P2: does a cap count contacts by an action of this kind? */
export const counts = (
  cap: Cap,
  { channel, issue, group, action }: Pick<Contact, 'channel' | 'issue' | 'group' | 'action'>,
): boolean =>
  (cap.channel ?? channel) === channel &&
  (cap.issue ?? issue) === issue &&
  (cap.group ?? group) === group &&
  (cap.action ?? action) === action;

/** P1: the contact history after a decision. */
export function withPlaceFor(
  plan: Plan,
  contacts: readonly Contact[],
  { id, action, issue, group, channel, slot, at }: Decision,
): readonly Contact[] {
  const contact: Contact = {
    decision: id,
    action,
    ...(issue === undefined ? {} : { issue }),
    ...(group === undefined ? {} : { group }),
    channel,
    ...(repeatsOf(plan).length === 0 ? {} : { slot }),
    at,
    status: 'reserved',
  };
  if (keptFor(plan, contact).length === 0) return contacts;
  // S5: what no cap counts any more is let go.
  const kept = contacts.filter((other) => keptFor(plan, other).some((per) => other.at > at - per));
  const givenBack = kept.filter(({ status }) => status === 'released');
  const letGo = givenBack.slice(0, Math.max(0, givenBack.length - GIVEN_BACK_KEPT));
  return [...kept.filter((other) => !letGo.includes(other)), contact].sort((a, b) => a.at - b.at);
}

/** How long each part of a strategy that counts a contact needs it. */
export const keptFor = (plan: Plan, contact: Contact): readonly number[] => [
  ...policiesOf(plan).flatMap(({ policy }) => (policy.kind === 'cap' && counts(policy, contact) ? [policy.per] : [])),
  ...repeatsOf(plan),
];

/** F10 */
const repeatsOf = ({ funnel }: Plan): readonly number[] =>
  funnel.flatMap((stage) => (stage.kind === 'allocate' ? (stage.repeatAfter ?? []) : []));

/** P5: the contact history after a receipt; undefined where the decision is not in it. */
export function withReceipt(contacts: readonly Contact[], receipt: Receipt): readonly Contact[] | undefined {
  const order = ['reserved', 'released', 'committed'];
  const status = statusOf(receipt);
  if (!contacts.some(({ decision }) => decision === receipt.decision)) return undefined;
  return contacts.map((contact) => {
    const isRise = status !== undefined && order.indexOf(status) > order.indexOf(contact.status);
    return contact.decision === receipt.decision && isRise ? { ...contact, status } : contact;
  });
}

function statusOf({ status, retryable }: Receipt): Contact['status'] | undefined {
  if (status === 'accepted' || status === 'sent') return 'committed';
  if (status === 'aborted' || (status === 'failed' && !retryable)) return 'released';
  return undefined;
}
