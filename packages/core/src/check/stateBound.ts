import { LONGEST_SOURCE } from '../profile/consent.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { under } from '../shape/pointer.ts';
import { BEGINNING } from '../step/freshState.ts';
import { MARK_LENGTH } from '../step/marks.ts';
import { IDS_KEPT } from '../step/recognise.ts';
import { latenessOf } from '../strategy/latenessOf.ts';
import { Readership } from '../strategy/readership.ts';
import type { Drain } from '../triggers/drain.ts';
import { boundOf, share, sumOf, type Bound, type Share } from './bound.ts';
import {
  askingOf,
  contactBytes,
  contactsShown,
  contactsUnder,
  outcomeBytes,
  spareContacts,
  type Asking,
} from './contactBytes.ts';
import { INSTANT, jsonBytes, listBytes, objectBytes, textBytes, WHOLE } from './jsonBytes.ts';
import { memoryBytes } from './memoryBytes.ts';
import type { Sizes } from './sizes.ts';
import type { Subject } from './subject.ts';
import { matchBytes, triggerBytes } from './triggerBytes.ts';

/** What the state of a customer has at most, in bytes of JSON. */
export const stateBound = (subject: Subject, sizes: Sizes): Bound => {
  const asking = askingOf(subject);
  return boundOf([
    share('', 'what every state has', frameBytes(subject, sizes)),
    ...profileShare(subject, sizes),
    ...aggregateShares(subject, sizes),
    ...triggerShares(subject, sizes),
    ...contactShares(subject, asking),
    share('/funnel', 'outcomes', outcomeBytes(asking, subject, sizes)),
    ...consentShares(asking),
    ...deferralShares(subject, asking, sizes),
  ]);
};

/** All but what stands in its parts. */
function frameBytes({ strategy, hash }: Subject, { id }: Sizes): number {
  const { aggregates = {}, triggers = {} } = strategy;
  const marks = MARK_LENGTH * (Object.keys(aggregates).length + Object.keys(triggers).length);
  const frame: Omit<CustomerState, 'customer'> = {
    format: 1,
    strategy: hash,
    since: BEGINNING,
    revision: Number.MAX_SAFE_INTEGER,
    erasedAt: BEGINNING,
    watermark: BEGINNING,
    marks: '',
    seen: [],
    profile: {},
    aggregates: {},
    triggers: {},
    consents: {},
    contacts: [],
    outcomes: [],
    deferrals: [],
  };
  return jsonBytes(frame) + objectBytes({ customer: id }) + marks + listBytes([IDS_KEPT, WHOLE]);
}

const profileShare = ({ strategy: { recipes = {} } }: Subject, sizes: Sizes): readonly Share[] =>
  Object.keys(recipes).length === 0 ? [] : [share('/recipes', 'the profile', sizes.profile)];

const aggregateShares = ({ strategy }: Subject, sizes: Sizes): readonly Share[] =>
  Object.entries(strategy.aggregates ?? {}).map(([name, node]) =>
    share(under('/aggregates', name), `${name}, in full`, named(name, memoryBytes(node, latenessOf(strategy), sizes))),
  );

/** What is open counts of so many triggers as may be open, the largest. */
function triggerShares({ strategy }: Subject, sizes: Sizes): readonly Share[] {
  const { triggers = {}, retention } = strategy;
  const readership = Readership.of(strategy);
  const all = Object.entries(triggers).map(([name, node]) => {
    const as = node.kind === 'drain' ? (node as Drain).as : name;
    return { name, bytes: triggerBytes(node, readership.on(as), sizes) };
  });
  const byOpen = [...all].sort((a, b) => (b.bytes?.open ?? 0) - (a.bytes?.open ?? 0));
  const open = new Set(byOpen.slice(0, retention?.openAtMost ?? all.length));
  return all.map((one) => {
    const isOpen = open.has(one) && one.bytes?.open !== 0;
    const bytes = one.bytes && one.bytes.always + (isOpen ? one.bytes.open : 0);
    const what = isOpen ? `${one.name}, open` : one.name;
    return share(under('/triggers', one.name), what, bytes === 0 ? 0 : named(one.name, bytes));
  });
}

/** Something under a name in an object. */
const named = (name: string, bytes: number | undefined): number | undefined =>
  bytes === undefined ? undefined : objectBytes({ [name]: bytes });

function contactShares(subject: Subject, asking: readonly Asking[]): readonly Share[] {
  const each = contactBytes(asking, subject) + 1;
  const of = (path: string, number: number | undefined): Share =>
    share(
      path,
      number === undefined ? 'contacts, which nothing bounds' : `${number} contacts`,
      number === undefined ? undefined : number * each,
    );
  return [
    ...asking.map((one) => of(one.found.at, contactsUnder(one, subject))),
    ...subject
      .nodes('stage')
      .flatMap((found) =>
        found.node.kind === 'allocate' ? [of(under(found.at, 'repeatAfter'), contactsShown(found, subject))] : [],
      ),
    of('/funnel', spareContacts(asking, subject)),
  ];
}

/** Of each key the last word; no two policies keep it twice. */
function consentShares(asking: readonly Asking[]): readonly Share[] {
  const known = new Set<string>();
  const word = objectBytes({ granted: String(false).length, at: INSTANT, source: textBytes(LONGEST_SOURCE) });
  return asking.map(({ found, policy: { consents = [] } }) => {
    const own = new Set(consents.filter((key) => !known.has(key)));
    for (const key of own) known.add(key);
    const bytes = objectBytes(Object.fromEntries([...own].map((key) => [key, word])));
    return share(found.at, 'what the customer said last', own.size === 0 ? 0 : bytes);
  });
}

/** Of each trigger one match may wait, with each of its actions until another instant. */
function deferralShares(
  { strategy: { triggers = {} }, actions }: Subject,
  asking: readonly Asking[],
  sizes: Sizes,
): readonly Share[] {
  const holding = asking.flatMap(({ policy }) => (policy.defers === true ? [policy] : []));
  return Object.entries(triggers).flatMap(([name, node]) => {
    const held = actions.filter(
      (action) => action.on === name && holding.some(({ concerns = () => true }) => concerns(action)),
    );
    if (held.length === 0) return [];
    const match = matchBytes(name, node, sizes);
    const each = held.map(({ id }) =>
      match === undefined ? undefined : objectBytes({ match, actions: jsonBytes([id]), until: INSTANT }) + 1,
    );
    return [share(under('/triggers', name), `${name}, held back`, sumOf(...each))];
  });
}
