import type { Contacts } from '../factors/contacts.ts';
import type { Contribution } from '../funnel/decision.ts';
import { exp2 } from '../internal/exp2.ts';
import type { Contact } from '../policies/contact.ts';
import type { Bindings } from '../strategy/bindings.ts';
import type { Evidence } from '../strategy/evidence.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { attribute } from './attribute.ts';
import { truth } from './condition.ts';
import type { Moment } from './moment.ts';
import type { Factor } from './nodes.ts';
import { own } from './own.ts';
import { valueOf } from './term.ts';

/** R3, R4: the numbers that a factor is made of, in the order of the strategy. Throws where a model fails (R2). */
export function contributions(
  factor: Factor,
  moment: Moment,
  action: Treatment,
  bindings: Bindings,
): readonly Contribution[] {
  const made = (part: Factor): readonly Contribution[] => contributions(part, moment, action, bindings);
  if (factor.kind === 'product') return factor.of.flatMap(made);
  const value = score(factor, moment, action, bindings);
  switch (factor.kind) {
    case 'total':
      return [{ factor: factor.kind, value, of: factor.of.flatMap(made) }];
    case 'clamp':
    case 'normalise':
    case 'threshold':
    case 'fade':
      return [{ factor: factor.kind, value, of: made(factor.of) }];
    default:
      return [{ factor: factor.kind, value }];
  }
}

/** R3, R4: the score. */
export function score(factor: Factor, moment: Moment, action: Treatment, bindings: Bindings): number {
  const scored = (part: Factor): number => score(part, moment, action, bindings);
  switch (factor.kind) {
    case 'product':
      return factor.of.map(scored).reduce((all, one) => all * one, 1);
    case 'total':
      return factor.of.map(scored).reduce((all, one) => all + one, 0);
    case 'propensity':
      return probability(bindings.models![factor.model]!(moment, action));
    case 'value':
      return action.value ?? 1;
    case 'constant':
      return factor.by;
    case 'weight':
      return truth(factor.when, moment) === true ? factor.by : 1;
    case 'lever':
      return (action.lever ?? 1) * entries(factor.of, action).reduce((all, one) => all * one, 1);
    case 'boost': {
      const { from = -Infinity, to = Infinity } = factor;
      return from <= moment.now && moment.now < to ? entries(factor.of, action).reduce((all, one) => all * one, 1) : 1;
    }
    case 'uplift':
      return Math.max(0, 1 + entries(factor.of, action).reduce((all, one) => all + one, 0) / 100);
    case 'affinity': {
      const seen = attribute(factor.path, moment);
      const theirs = own(action.attributes ?? {}, factor.name);
      const among = Array.isArray(seen) ? seen : [seen];
      return theirs !== undefined && among.includes(theirs) ? factor.by : 1;
    }
    case 'amount':
      return positive(valueOf(factor.of, moment), factor.otherwise);
    case 'attribute':
      return positive(own(action.attributes ?? {}, factor.name), factor.otherwise);
    case 'clamp':
      return Math.min(factor.atMost ?? Infinity, Math.max(factor.atLeast ?? 0, scored(factor.of)));
    case 'normalise':
      return Math.min(1, Math.max(0, (scored(factor.of) - factor.from) / (factor.to - factor.from)));
    case 'threshold':
      return scored(factor.of) >= factor.atLeast ? scored(factor.of) : 0;
    case 'contacts':
      return contactsLike(factor, moment, action).length;
    case 'fade': {
      const halvings = scored(factor.of) / factor.half;
      return Number.isFinite(halvings) ? exp2(-halvings) : 0;
    }
  }
}

/** R5 */
const contactsLike = ({ of, per }: Contacts, { contacts = [], now }: Moment, action: Treatment): readonly Contact[] =>
  contacts
    .filter(({ at, status }) => status !== 'released' && at > now - per)
    .filter((contact) => {
      if (of === 'everything') return true;
      const theirs = of === 'action' ? action.id : action[of];
      return theirs !== undefined && contact[of] === theirs;
    });

/** What a table says of the action: of its issue, its group and its id, of each name once. */
const entries = (table: Readonly<Record<string, number>>, { id, group, issue }: Treatment): readonly number[] =>
  [...new Set([issue, group, id])].flatMap((name) => (name === undefined ? [] : ((own(table, name) as number) ?? [])));

const positive = (value: unknown, otherwise = 1): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : otherwise;

// R2
function probability(likely: unknown): number {
  if (typeof likely === 'number' && likely >= 0 && likely <= 1) return likely;
  const { successes, failures } = evidence(likely) ?? {};
  if (successes !== undefined) return (1 + successes) / (2 + successes + failures!);
  throw new RangeError('expected a number from 0 to 1');
}

/** R6 */
export function evidence(answer: unknown): Evidence | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { successes, failures } = answer as Evidence;
  const areCounts = [successes, failures].every((count) => Number.isFinite(count) && count >= 0);
  return areCounts ? { successes, failures } : undefined;
}
