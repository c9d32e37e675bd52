import type { Limit } from '../funnel/limit.ts';
import { subjectOf } from '../identity/subjectOf.ts';
import type { Consent } from '../policies/consent.ts';
import type { Contact } from '../policies/contact.ts';
import type { CoolOff } from '../policies/coolOff.ts';
import { covers, type Coverage } from '../policies/coverage.ts';
import type { PastOutcome } from '../policies/pastOutcome.ts';
import type { Suppress } from '../policies/suppress.ts';
import { suppressionKey } from '../policies/suppressionWord.ts';
import { withOutcomes } from '../policies/withOutcomes.ts';
import { consentKey } from '../profile/consent.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Node } from '../shape/shape.ts';
import { hasMark, joinedMarks } from '../step/marks.ts';
import type { Action } from '../strategy/action.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { targetsOf } from '../strategy/targetsOf.ts';
import { treatmentsOf } from '../strategy/treatment.ts';
import { factorsIn } from './factorsIn.ts';
import type { Verdicts } from './verdicts.ts';
import { wayOf } from './way.ts';

/** Of what is remembered of a customer, what a reduced strategy looks at. */
export function reducedState({ whole, state, sent }: Verdicts, strategy: Strategy): CustomerState {
  const { pending: _pending, origins, outcomes, ...rest } = state;
  const { aggregates = {}, triggers = {}, actions, funnel, conditions = {} } = strategy;
  const print = whole.footprints.of({ aggregates, triggers, actions, funnel, conditions });
  const names = new Set([...whole.names(print), ...changeable(whole, state)]);
  const way = wayOf(funnel, subjectOf(state)).map(({ node }) => node);
  const policies = way.flatMap((node) => (node.kind === 'limit' ? ((node as Limit).policies as readonly Node[]) : []));
  const keys = consentKeys(policies, sent);
  const anonymous = anonymously(sent);
  const gathered = (memories: CustomerState['aggregates']): CustomerState['aggregates'] =>
    picked(memories, (name) => Object.hasOwn(aggregates, name));
  const reduced: CustomerState = {
    ...rest,
    marks: marksOf(whole, state.marks ?? '', strategy),
    profile: picked(state.profile, (name) => names.has(name)),
    aggregates: gathered(state.aggregates),
    ...(origins && {
      origins: Object.fromEntries(
        Object.entries(origins).map(([id, each]) => [id, { ...each, aggregates: gathered(each.aggregates) }]),
      ),
    }),
    triggers: picked(state.triggers, (name) => Object.hasOwn(triggers, name)),
    consents: picked(state.consents, (key) => keys.has(key)),
    contacts: state.contacts.filter(countedBy(way, policies, sent)).map(anonymous),
    deferrals: state.deferrals.flatMap((deferral) => {
      const ids = deferral.actions.filter((id) =>
        sent.some((action) => action.id === id && action.on === deferral.match.name),
      );
      return ids.length === 0 ? [] : [{ ...deferral, actions: ids }];
    }),
  };
  const types = new Set(policies.flatMap((policy) => (policy.kind === 'coolOff' ? [(policy as CoolOff).after] : [])));
  return withOutcomes(reduced, outcomes?.filter(({ type }) => types.has(type)).map(anonymous));
}

/** What recipes of the page go on from. */
const changeable = ({ changing, secret }: Verdicts['whole'], { profile }: CustomerState): readonly string[] =>
  Object.keys(profile).filter((name) => changing.has(name) && !secret.has(name));

function marksOf(
  { program: { gathering, triggering } }: Verdicts['whole'],
  marks: string,
  { aggregates = {}, triggers = {} }: Strategy,
): string {
  const heirs = [
    ...Object.keys(aggregates).map((name) => gathering?.heirs.get(name)),
    ...Object.keys(triggers).map((name) => triggering?.heirs.get(name)),
  ];
  return joinedMarks(heirs.flatMap((heir) => (heir !== undefined && hasMark(marks, heir.mark) ? [heir.mark] : [])));
}

function consentKeys(policies: readonly Node[], sent: readonly Action[]): ReadonlySet<string> {
  const channels = sent.flatMap((action) => treatmentsOf(action)).map(({ channel }) => channel);
  return new Set(
    policies.flatMap((policy) => {
      if (policy.kind === 'consent') {
        const { channel, purpose } = policy as Consent;
        return [consentKey(channel, purpose), consentKey(channel)];
      }
      if (policy.kind !== 'suppress') return [];
      const { channel } = policy as Suppress;
      return [suppressionKey(), ...(channel === undefined ? channels : [channel]).map((each) => suppressionKey(each))];
    }),
  );
}

/** Which contacts some policy, slot or ranking counts. */
function countedBy(
  way: readonly Node[],
  policies: readonly Node[],
  sent: readonly Action[],
): (contact: Contact) => boolean {
  const isRanked = way.some(
    (node) => node.kind === 'arbitrate' && factorsIn(node).some(({ kind }) => kind === 'contacts'),
  );
  const isRepeated = way.some((node) => 'repeatAfter' in node);
  const ids = new Set(sent.map(({ id }) => id));
  return (contact) =>
    isRanked ||
    (isRepeated && ids.has(contact.action)) ||
    policies.some(
      (policy) =>
        (policy.kind === 'cap' || policy.kind === 'coolOff') && covers(policy as Coverage, contact, contact.action),
    );
}

/** What was of somebody who is not sent is told by what it has in common with those who are. */
function anonymously(sent: readonly Action[]): <T extends PastOutcome | Contact>(it: T) => T {
  const ids = new Set(sent.map(({ id }) => id));
  const targets = new Set(sent.flatMap((action) => targetsOf(action)));
  const tags = new Set(sent.flatMap((action) => action.tags ?? []));
  return (it) => {
    const known = (it.tags ?? []).filter((tag) => tags.has(tag));
    const { tags: _tags, issue, group, ...rest } = it;
    return {
      ...rest,
      ...(it.action === undefined ? {} : { action: ids.has(it.action) ? it.action : '' }),
      ...(issue !== undefined && targets.has(issue) ? { issue } : {}),
      ...(group !== undefined && targets.has(group) ? { group } : {}),
      ...(known.length === 0 ? {} : { tags: known }),
    } as unknown as typeof it;
  };
}

const picked = <T>(record: Readonly<Record<string, T>>, isIn: (name: string) => boolean): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => isIn(name)));
