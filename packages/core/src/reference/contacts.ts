import type { Receipt } from '../events/receipt.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Cap } from '../policies/cap.ts';
import type { Contact } from '../policies/contact.ts';
import type { CoolOff } from '../policies/coolOff.ts';
import type { Coverage } from '../policies/coverage.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { stagesOf } from './experiment.ts';
import type { Factor } from './nodes.ts';
import { coolOffsOf } from './outcomes.ts';
import { policiesOf, type Plan } from './plan.ts';
import { LONGEST } from './unitAround.ts';

/** S5 */
const SPARE_KEPT = 16;

/** S5, R5 */
const WATCHED_KEPT = 64;

/** P6: how long after a decision its outcome finds it. */
const ATTRIBUTED = 30 * 86_400_000;

/** What a policy can speak of: an action, or a contact by one. */
interface Covered {
  readonly channel?: string;
  readonly issue?: string;
  readonly group?: string;
  readonly action?: string;
  readonly tags?: readonly string[];
}

/** P2: does a policy speak of an action or a contact of this kind? */
export const isCovered = (coverage: Coverage, { channel, issue, group, action, tags = [] }: Covered): boolean =>
  (coverage.channel === undefined || coverage.channel === channel) &&
  (coverage.issue === undefined || coverage.issue === issue) &&
  (coverage.group === undefined || coverage.group === group) &&
  (coverage.action === undefined || coverage.action === action) &&
  (coverage.tag === undefined || tags.includes(coverage.tag));

/** P1: the contact history after a decision. */
export function withPlaceFor(
  plan: Plan,
  contacts: readonly Contact[],
  { id, action, issue, group, channel, slot, at }: Decision,
  { tags = [] }: Treatment,
): readonly Contact[] {
  const known = tags.filter((tag) => [...capsOf(plan), ...coolOffsOf(plan)].some((policy) => policy.tag === tag));
  const contact: Contact = {
    decision: id,
    action,
    ...(issue === undefined ? {} : { issue }),
    ...(group === undefined ? {} : { group }),
    channel,
    ...(known.length === 0 ? {} : { tags: known }),
    ...(repeatsOf(plan).length === 0 ? {} : { slot }),
    at,
    status: 'reserved',
  };
  if (neededFor(plan, contact) === undefined) return contacts;
  // S5: what nobody needs any more is let go.
  const kept = contacts.filter((other) => other.at > at - (neededFor(plan, other) ?? -Infinity));
  const spare = kept.filter(
    (other) => !capsOn(plan, other).some((cap) => takesPlace(cap, other, at)) && !isRecent(plan, other, at),
  );
  const isWatched = (other: Contact): boolean =>
    other.status !== 'released' && watchesOf(plan).some((per) => other.at > at - per);
  const rest = spare.filter((other) => !isWatched(other));
  const watched = spare.filter(isWatched);
  const letGo = [...watched.slice(0, -WATCHED_KEPT), ...rest.slice(0, -SPARE_KEPT)];
  return [...kept.filter((other) => !letGo.includes(other)), contact].sort((a, b) => a.at - b.at);
}

/** S5, P6: how long policies need a contact; undefined where none does. */
export function neededFor(plan: Plan, contact: Contact): number | undefined {
  const spans = [
    ...capsOn(plan, contact).map(longestOf),
    ...repeatsOf(plan),
    ...watchesOf(plan),
    ...coolOffsOf(plan).flatMap((coolOff) => (looksFor(coolOff, contact) ? [ATTRIBUTED] : [])),
  ];
  return spans.length === 0 ? undefined : Math.max(...spans);
}

/** P6: does a policy have to know of the contact what its outcome is one of? */
function looksFor(coolOff: CoolOff, contact: Contact): boolean {
  const { after, action, group, issue, tag, scope = 'action' } = coolOff;
  const isByAction =
    [action, group, issue, tag].some((named) => named !== undefined) || ['action', 'group'].includes(scope);
  return (isByAction || after === 'frequency_capped') && isCovered(coolOff, contact);
}

const capsOn = (plan: Plan, contact: Contact): readonly Cap[] => capsOf(plan).filter((cap) => isCovered(cap, contact));

const capsOf = (plan: Plan): readonly Cap[] =>
  policiesOf(plan).flatMap(({ policy }) => (policy.kind === 'cap' ? [policy] : []));

/** S5: for so long a cap may have to count a contact. */
const longestOf = ({ per, calendar }: Cap): number => per ?? LONGEST[calendar!];

const takesPlace = (cap: Cap, contact: Contact, now: number): boolean =>
  contact.status !== 'released' && contact.at > now - longestOf(cap) && heldUntil(cap, contact) > now;

/** P2: until when a place counts of which nothing more is heard. */
export const heldUntil = ({ holds }: Cap, { at, status }: Contact): number =>
  status === 'reserved' && holds !== undefined ? at + holds : Infinity;

/** F10: is it shown lately? */
const isRecent = (plan: Plan, { at, status }: Contact, now: number): boolean =>
  status !== 'released' && repeatsOf(plan).some((per) => at > now - per);

const repeatsOf = (plan: Plan): readonly number[] =>
  stagesOf(plan).flatMap(({ stage }) => (stage.kind === 'allocate' ? (stage.repeatAfter ?? []) : []));

/** R5: for how long rankings count contacts. */
const watchesOf = (plan: Plan): readonly number[] =>
  stagesOf(plan).flatMap(({ stage }) => (stage.kind === 'arbitrate' ? watchesIn(stage.by) : []));

function watchesIn(factor: Factor): readonly number[] {
  switch (factor.kind) {
    case 'contacts':
      return [factor.per];
    case 'product':
    case 'total':
      return factor.of.flatMap(watchesIn);
    case 'clamp':
    case 'normalise':
    case 'threshold':
    case 'fade':
      return watchesIn(factor.of);
    default:
      return [];
  }
}

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
