import type { Merge } from '../identity/merge.ts';
import type { Origin } from '../identity/origin.ts';
import type { Standing } from '../identity/standing.ts';
import { canonical } from '../internal/canonical.ts';
import type { Contact } from '../policies/contact.ts';
import type { Deferral } from '../policies/deferral.ts';
import type { ConsentRecord, Consents } from '../profile/consent.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { carryOver, reportWithdrawn } from './carryOver.ts';
import { lastWord } from './consents.ts';
import { dropSuperseded, type Course } from './course.ts';
import { memoryOf } from './memoryOf.ts';
import { together } from './outcomes.ts';
import { own } from './own.ts';
import { takenBy, type Runs } from './pattern.ts';
import type { Plan } from './plan.ts';
import { openTogether } from './trigger.ts';

/** S5 */
const IDS_KEPT = 32;
const ORIGINS_KEPT = 8;

/** I1 */
export function takeMerge(course: Course, { state }: Merge): void {
  const { plan } = course;
  if (course.state.erasedAt !== undefined && state.since <= course.state.erasedAt)
    return void (course.ignored = 'ERASED'); // I10
  const [before, other] = [course.state, carryOver(course, state)];
  const after = merged(plan, before, other);
  if (canonical(after) === canonical(merged(plan, before, before))) return void (course.ignored = 'DUPLICATE');
  reportWithdrawn(course, state.deferrals);
  const kept = after.deferrals.map(({ match }) => canonical([match.name, match.id]));
  const gone = [...before.deferrals, ...other.deferrals].filter(
    ({ match }) => !kept.includes(canonical([match.name, match.id])),
  );
  dropSuperseded(course, unique(gone)); // P3
  course.state = withFewOrigins(plan, after);
}

function merged(plan: Plan, one: CustomerState, other: CustomerState): CustomerState {
  const { customer } = one;
  const all = [...partsOf(one), ...partsOf(other)];
  const ids = [...new Set(all.map(({ id }) => id))];
  const parts = ids.map((id) => newest(all.filter((part) => part.id === id))); // I2
  const { revision, aggregates } = parts.find(({ id }) => id === customer)!.origin;
  const others = parts.filter(({ id }) => id !== customer);
  const standing = parts.filter((part) => part.standing !== undefined);
  const isPending = standing.some(({ id }) => id !== customer);
  const first = [one, other].sort((a, b) => a.since - b.since || (subjectOf(a) < subjectOf(b) ? -1 : 1))[0]!; // I5
  const erasures = [one.erasedAt, other.erasedAt].filter((at) => at !== undefined);
  return {
    format: 1,
    customer,
    ...(erasures.length === 0 ? {} : { erasedAt: Math.max(...erasures) }), // I10
    strategy: one.strategy,
    since: first.since,
    ...(subjectOf(first) === customer ? {} : { subject: subjectOf(first) }),
    revision,
    ...(one.marks === undefined ? {} : { marks: one.marks }),
    aggregates,
    ...underOneId(customer, standTogether(plan, customer, standing)),
    watermark: Math.max(one.watermark, other.watermark),
    ...(others.length === 0 ? {} : { origins: record(others.map(({ id, origin }) => [id, origin])) }),
    ...(isPending ? { pending: record(standing.map(({ id, standing: it }) => [id, it!])) } : {}),
  };
}

interface Part {
  readonly id: string;
  readonly origin: Origin;
  readonly standing: Standing | undefined;
}

function partsOf(state: CustomerState): readonly Part[] {
  const { customer, revision, aggregates, origins = {} } = state;
  const { watermark, seen, profile, triggers, deferrals, contacts, consents, outcomes } = state;
  const alone = { watermark, seen, profile, triggers, deferrals, contacts, consents, ...(outcomes && { outcomes }) };
  const pending = state.pending ?? record([[customer, alone]]);
  return [[customer, { revision, aggregates }] as const, ...Object.entries(origins)].map(([id, origin]) => ({
    id,
    origin,
    standing: own(pending, id) as Standing | undefined,
  }));
}

/** I2: the highest revision; of those that one on which somebody has built; of those the greatest text. */
function newest(copies: readonly Part[]): Part {
  const revision = Math.max(...copies.map(({ origin }) => origin.revision));
  const newer = copies.filter(({ origin }) => origin.revision === revision);
  const builtUpon = newer.filter(({ standing }) => standing === undefined);
  return (builtUpon.length > 0 ? builtUpon : newer).sort((a, b) => (canonical(a) < canonical(b) ? 1 : -1))[0]!;
}

/** I4 */
function standTogether(plan: Plan, customer: string, parts: readonly Part[]): Standing {
  const isOwn = ({ id }: Part): boolean => id === customer;
  const inOrder = [...parts]
    .sort((a, b) => a.standing!.watermark - b.standing!.watermark || (a.id < b.id ? -1 : 1))
    .sort((a, b) => Number(isOwn(a)) - Number(isOwn(b)))
    .map(({ standing }) => standing!);
  if (inOrder.length === 1) return inOrder[0]!;
  const names = [...new Set(inOrder.flatMap(({ triggers }) => Object.keys(triggers)))];
  return {
    watermark: Math.max(...inOrder.map(({ watermark }) => watermark)),
    seen: withoutRepeats(inOrder.flatMap(({ seen }) => seen)).slice(-IDS_KEPT),
    profile: record(inOrder.flatMap(({ profile }) => Object.entries(profile))),
    triggers: record(
      names.map((name) => [
        name,
        inOrder
          .flatMap(({ triggers }) => (own(triggers, name) as TriggerMemory | undefined) ?? [])
          .reduce((one, other) => openTogether(plan.triggers[name]!, one, other)),
      ]),
    ),
    deferrals: latestMatches(inOrder.flatMap(({ deferrals }) => deferrals)),
    ...outcomesIn(inOrder),
    contacts: contactsOf(inOrder.flatMap(({ contacts }) => contacts)),
    consents: consentsOf(inOrder.map(({ consents }) => consents)),
  };
}

/** What runs have taken is what the customer has done, under whatever id. */
const underOneId = (customer: string, standing: Standing): Standing => ({
  ...standing,
  triggers: record(
    Object.entries(standing.triggers).map(([name, memory]) => [
      name,
      'runs' in memory ? takenBy(customer, memory as Runs) : memory,
    ]),
  ),
});

/** Of those that come twice the last. */
const withoutRepeats = (marks: readonly number[]): readonly number[] =>
  marks.filter((mark, i) => !marks.slice(i + 1).includes(mark));

/** P3 */
function latestMatches(deferrals: readonly Deferral[]): readonly Deferral[] {
  const isLater = (a: Deferral['match'], b: Deferral['match']): boolean =>
    a.openedAt !== b.openedAt ? a.openedAt > b.openedAt : a.at !== b.at ? a.at > b.at : a.id > b.id;
  const kept = deferrals.filter(
    ({ match }) => !deferrals.some((other) => other.match.name === match.name && isLater(other.match, match)),
  );
  return unique(kept).sort((a, b) => a.until - b.until || (canonical(a) < canonical(b) ? -1 : 1));
}

/** P4 */
function consentsOf(all: readonly Consents[]): Consents {
  const topics = [...new Set(all.flatMap((consents) => Object.keys(consents)))];
  return record(
    topics.map((topic) => [topic, lastWord(all.map((consents) => own(consents, topic) as ConsentRecord | undefined))!]),
  );
}

/** P6 */
function outcomesIn(standings: readonly Standing[]): Pick<Standing, 'outcomes'> {
  const outcomes = together(standings.flatMap((standing) => standing.outcomes ?? []));
  return outcomes.length === 0 ? {} : { outcomes };
}

/** P5 */
function contactsOf(all: readonly Contact[]): readonly Contact[] {
  const order = ['reserved', 'released', 'committed'];
  const best = (decision: string): Contact =>
    all
      .filter((contact) => contact.decision === decision)
      .sort((a, b) => order.indexOf(b.status) - order.indexOf(a.status) || (canonical(a) < canonical(b) ? 1 : -1))[0]!;
  return [...new Set(all.map(({ decision }) => decision))]
    .map(best)
    .sort((a, b) => a.at - b.at || (a.decision < b.decision ? -1 : 1));
}

/** S5, I7 */
function withFewOrigins(plan: Plan, state: CustomerState): CustomerState {
  const origins = Object.entries(state.origins ?? {});
  if (origins.length <= ORIGINS_KEPT) return state;
  origins.sort(([a, one], [b, other]) => one.revision - other.revision || (a < b ? -1 : 1));
  const gone = record(origins.slice(0, -ORIGINS_KEPT));
  const aggregates = Object.entries(plan.aggregates).map(
    ([name, aggregate]) => [name, memoryOf(plan, aggregate, { ...state, origins: gone }, name)] as const,
  );
  const { pending: _, ...rest } = state;
  return {
    ...rest,
    revision: state.revision + 1,
    aggregates: record(aggregates.filter(([, memory]) => memory !== undefined)),
    origins: record(origins.slice(-ORIGINS_KEPT)),
  };
}

const subjectOf = ({ subject, customer }: CustomerState): string => subject ?? customer;

const record = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> => Object.fromEntries(entries);

const unique = <T>(all: readonly T[]): T[] => [...new Map(all.map((each) => [canonical(each), each])).values()];
