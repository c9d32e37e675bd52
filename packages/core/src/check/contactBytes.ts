import type { Allocate } from '../funnel/allocate.ts';
import type { Cap } from '../policies/cap.ts';
import type { Contact } from '../policies/contact.ts';
import { OUTCOMES_KEPT } from '../policies/outcomeMemory.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import { SPARE_KEPT, WATCHED_KEPT } from '../step/contacts.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { CalendarUnit } from '../time/calendarUnit.ts';
import type { FoundNode } from './found.ts';
import { INSTANT, jsonBytes, objectBytes, WHOLE } from './jsonBytes.ts';
import type { Sizes } from './sizes.ts';
import type { Subject } from './subject.ts';

/** So many days, weeks, months or years at most have a part in the time for which a contact is kept, however clocks are changed. */
const UNITS: Readonly<Record<CalendarUnit, number>> = { day: 4, week: 3, month: 3, year: 3 };

/** A hash of 128 bits. */
const HASH = '"'.length * 2 + 32;

/** What policies ask of the memory of contacts. */
export interface Asking {
  readonly found: FoundNode;
  readonly policy: CompiledPolicy;
}

/** The policies of a strategy, each with where it stands. */
export const askingOf = (subject: Subject): readonly Asking[] =>
  subject.nodes('policy').map((found) => ({ found, policy: subject.builder.policy(found.node, found.at) }));

/** How many contacts a policy may have to count; undefined where it does not see to that itself. */
export function contactsUnder({ found, policy }: Asking, subject: Subject): number | undefined {
  const { node, around } = found;
  if (!subject.actions.some((action) => policy.remembers?.(action) !== undefined)) return 0;
  // What an arm counts, the other arms do not hold back.
  if (node.kind !== 'cap' || !isPassed(around!.node, subject)) return undefined;
  const { atMost, calendar } = node as Cap;
  return atMost * (calendar === undefined ? 1 : UNITS[calendar]);
}

/** How many contacts are kept for `repeatAfter`: each action may have been chosen once in each slot of its channel. */
export function contactsShown({ node }: FoundNode, subject: Subject): number | undefined {
  const { slots, repeatAfter } = node as Allocate;
  if (repeatAfter === undefined) return 0;
  if (!isPassed(node, subject)) return undefined;
  return Object.values(slots).reduce(
    (sum, { channel }) => sum + subject.actions.filter((action) => action.channel === channel).length,
    0,
  );
}

const isPassed = (stage: object, { strategy, hasForeignStages }: Subject): boolean =>
  !hasForeignStages && (strategy.funnel as readonly object[]).includes(stage);

/** Those that no cap counts: as many as are kept, and the one that came last. */
export const spareContacts = (asking: readonly Asking[], subject: Subject): number =>
  rememberedActions(asking, subject).length === 0 ? 0 : SPARE_KEPT + (isWatched(subject) ? WATCHED_KEPT : 0) + 1;

/** Does a ranking count contacts? */
const isWatched = (subject: Subject): boolean => subject.nodes('factor').some(({ node }) => node.kind === 'contacts');

/** The most bytes of a contact. */
export function contactBytes(asking: readonly Asking[], subject: Subject): number {
  const tags = new Set(asking.flatMap(({ policy }) => policy.tags ?? []));
  const slots = slotsOf(subject);
  const bytes = rememberedActions(asking, subject).map(({ id, issue, group, channel, tags: own = [] }) => {
    const {
      decision: _decision,
      at: _at,
      ...rest
    }: Contact = {
      decision: '',
      action: id,
      ...(issue === undefined ? {} : { issue }),
      ...(group === undefined ? {} : { group }),
      channel,
      tags: own.filter((tag) => tags.has(tag)),
      slot: slots.filter((slot) => slot.channel === channel).reduce((longest, { name }) => longer(longest, name), ''),
      at: 0,
      status: 'committed',
    };
    return jsonBytes(rest) + objectBytes({ decision: HASH, at: INSTANT });
  });
  return Math.max(0, ...bytes);
}

/** The most bytes of all outcomes that policies count. */
export function outcomeBytes(asking: readonly Asking[], { actions }: Subject, { value }: Sizes): number {
  const types = new Set(asking.flatMap(({ policy }) => policy.outcomes?.type ?? []));
  const tags = new Set(asking.flatMap(({ policy }) => policy.tags ?? []));
  const longest = (texts: readonly unknown[]): number => Math.max(value, ...texts.map((text) => jsonBytes(text ?? '')));
  const fields = {
    mark: WHOLE,
    at: INSTANT,
    action: longest(actions.map(({ id }) => id)),
    issue: longest(actions.map(({ issue }) => issue)),
    group: longest(actions.map(({ group }) => group)),
    channel: longest(actions.map(({ channel }) => channel)),
    tags: jsonBytes([...tags]),
  };
  return [...types].reduce(
    (sum, type) => sum + OUTCOMES_KEPT * (objectBytes({ ...fields, type: jsonBytes(type) }) + 1),
    0,
  );
}

const longer = (one: string, other: string): string => (jsonBytes(other) > jsonBytes(one) ? other : one);

function rememberedActions(asking: readonly Asking[], subject: Subject): readonly Treatment[] {
  const isKept =
    isWatched(subject) ||
    subject.nodes('stage').some(({ node }) => (node as Partial<Allocate>).repeatAfter !== undefined);
  return subject.actions.filter(
    (action) =>
      isKept ||
      asking.some(({ policy: { remembers, recalls } }) =>
        [remembers?.(action), recalls?.(action)].some((per) => per !== undefined),
      ),
  );
}

const slotsOf = (subject: Subject): readonly { readonly name: string; readonly channel: string }[] =>
  subject
    .nodes('stage')
    .flatMap(({ node }) =>
      node.kind === 'allocate'
        ? Object.entries((node as Allocate).slots).map(([name, { channel }]) => ({ name, channel }))
        : [],
    );
