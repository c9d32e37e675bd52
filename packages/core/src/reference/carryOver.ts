import type { Deferral } from '../policies/deferral.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { understands } from './aggregate.ts';
import { topicsOf } from './consents.ts';
import { causeOf, type Course } from './course.ts';
import { momentOf } from './moment.ts';
import type { Trigger } from './nodes.ts';
import { keptFor } from './outcomes.ts';
import type { Plan } from './plan.ts';
import { pointer } from './pointer.ts';
import { adopt, understandsMemory } from './trigger.ts';

/** What every aggregate and trigger says, by name. */
interface Wording {
  readonly aggregates: Readonly<Record<string, string>>;
  readonly triggers: Readonly<Record<string, string>>;
}

/** S4: what a strategy says, to be kept beside what it remembers. */
export const wordingOf = (plan: Plan): string => JSON.stringify(readingOf(plan));

/** S4: what another version of the strategy has written, taken over. */
export function carryOver(course: Course, before: CustomerState): CustomerState {
  const { plan } = course;
  if (before.strategy === plan.strategy.hash) return before;
  const theirs = JSON.parse(before.marks!) as Wording;
  const ours = readingOf(plan);
  const aggregatesIn = ({ aggregates }: Pick<CustomerState, 'aggregates'>): CustomerState['aggregates'] =>
    filtered(aggregates, (name, memory) => {
      const aggregate = plan.aggregates[name];
      if (aggregate === undefined || !understands(plan, aggregate, memory)) return false;
      return ours.aggregates[name] === theirs.aggregates[name] || plan.carry.aggregates?.[name] === 'keep'; // S6
    });
  const after: CustomerState = {
    ...before,
    strategy: plan.strategy.hash,
    marks: wordingOf(plan),
    aggregates: aggregatesIn(before),
    ...(before.origins && {
      origins: each(before.origins, (origin) => ({ ...origin, aggregates: aggregatesIn(origin) })),
    }),
  };
  const openIn = (standing: Open): Open => ({
    triggers: triggersIn(course, { ...after, ...standing }, theirs),
    deferrals: proposedOf(plan, standing.deferrals),
    consents: filtered(standing.consents, (topic) => topicsOf(plan).includes(topic)),
  });
  const carried = <T extends Open>({ outcomes = [], ...standing }: T): T => {
    const counted = outcomes.filter(({ type }) => keptFor(plan, type) !== undefined);
    return { ...standing, ...openIn(standing), ...(counted.length === 0 ? {} : { outcomes: counted }) } as unknown as T;
  };
  return { ...carried(after), ...(before.pending && { pending: each(before.pending, carried) }) };
}

type Open = Pick<CustomerState, 'triggers' | 'deferrals' | 'consents' | 'outcomes'>;

function triggersIn({ plan, now, faults }: Course, state: CustomerState, theirs: Wording): CustomerState['triggers'] {
  const ours = readingOf(plan);
  const moment = momentOf(plan, { ...state, triggers: {} }, now, { at: state.watermark, faults });
  const triggers: Record<string, TriggerMemory> = {};
  for (const [name, memory] of Object.entries(state.triggers)) {
    const isUnchanged = name in plan.triggers && ours.triggers[name] === theirs.triggers[name];
    const drain = isUnchanged ? undefined : drainOf(plan, name, theirs);
    const heir = drain ?? (isUnchanged || plan.carry.triggers?.[name] !== 'restart' ? name : undefined); // S6, S7
    const trigger = heir === undefined ? undefined : plan.triggers[heir];
    if (trigger === undefined || !understandsMemory(trigger, memory)) continue;
    const adopted = isUnchanged ? memory : adopt(trigger, memory, moment);
    if (adopted !== undefined) triggers[heir!] = adopted;
  }
  return triggers;
}

/** S7: the trigger that drains the one by a name as it was. */
const drainOf = (plan: Plan, name: string, theirs: Wording): string | undefined =>
  Object.entries(plan.triggers).find(
    ([, trigger]) =>
      trigger.kind === 'drain' && trigger.as === name && worded(plan, trigger.of) === theirs.triggers[name],
  )?.[0];

/** S8 */
const isProposed = (plan: Plan, { match }: Deferral, id: string): boolean =>
  plan.actions.some((action) => action.id === id && action.on === match.name);

const proposedOf = (plan: Plan, deferrals: readonly Deferral[]): readonly Deferral[] =>
  deferrals
    .map((deferral) => ({ ...deferral, actions: deferral.actions.filter((id) => isProposed(plan, deferral, id)) }))
    .filter(({ actions }) => actions.length > 0);

/** S8 */
export function reportWithdrawn({ plan, dropped }: Course, deferrals: readonly Deferral[]): void {
  for (const deferral of deferrals) {
    const { match, actions } = deferral;
    for (const action of actions.filter((id) => !isProposed(plan, deferral, id))) {
      const clause = pointer('triggers', match.name);
      dropped.push({ action, cause: causeOf(match), stage: 'limit', reason: 'WITHDRAWN', clause });
    }
  }
}

const readingOf = (plan: Plan): Wording => ({
  aggregates: Object.fromEntries(Object.entries(plan.aggregates).map(([name, node]) => [name, worded(plan, node)])),
  triggers: Object.fromEntries(Object.entries(plan.triggers).map(([name, node]) => [name, worded(plan, node)])),
});

/** A node in words that are the same for the same meaning: keys in order, and named conditions spelt out. */
const worded = (plan: Plan, node: object): string =>
  JSON.stringify(node, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const { kind, name } = value as Partial<Trigger & { readonly name: string }>;
    const named = (kind as string) === 'named' ? { is: plan.conditions[name!] } : {};
    return Object.fromEntries(Object.entries({ ...value, ...named }).sort(([a], [b]) => (a < b ? -1 : 1)));
  });

const filtered = <T>(
  all: Readonly<Record<string, T>>,
  isKept: (name: string, it: T) => boolean,
): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(all).filter(([name, it]) => isKept(name, it)));

const each = <T>(all: Readonly<Record<string, T>>, change: (it: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(all).map(([id, it]) => [id, change(it)]));
