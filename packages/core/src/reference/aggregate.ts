import type { CustomerEvent } from '../events/customerEvent.ts';
import { exp2 } from '../internal/exp2.ts';
import { hash32 } from '../internal/hash.ts';
import { truth } from './condition.ts';
import { exactSum } from './exactSum.ts';
import type { Moment } from './moment.ts';
import type { Aggregate, Condition } from './nodes.ts';
import { own } from './own.ts';
import type { Plan } from './plan.ts';
import { isLeftBehind, window } from './window.ts';

/** What an aggregate remembers: every event that it has ever taken in. */
interface Memory {
  readonly form: string;
  readonly events: readonly CustomerEvent[];
  /** Whether one of them came in time for a window: else there is nothing to let go of. */
  readonly isHeld: boolean;
}

/** A3, A12: so much larger a number would make a sum leave the range of doubles. */
const LARGEST_SUMMAND = 2 ** 960;
const LARGEST_WORTH = 2 ** 800;
/** A5 */
const STRETCHES: Readonly<Record<string, number>> = {
  sum: 16,
  mean: 16,
  first: 16,
  distinct: 16,
  top: 4,
  latest: Infinity,
};
const stretchesOf = ({ kind }: Aggregate): number => STRETCHES[kind] ?? 32;
/** A9, A10 */
const MARKS_KEPT = 128;
const VALUES_KEPT = 32;
/** A12 */
const BLOCK = 64;

/** S6 */
export const understands = (plan: Plan, aggregate: Aggregate, memory: unknown): boolean =>
  (memory as Memory).form === formOf(plan, aggregate);

/** The kind and the window. */
function formOf({ lateness }: Plan, aggregate: Aggregate): string {
  const { kind, per, calendar, session, last, halfLife } = { ...NO_WINDOW, ...aggregate };
  return JSON.stringify([kind, per, calendar, session, last, halfLife, session === undefined ? undefined : lateness]);
}

const NO_WINDOW = {
  per: undefined,
  calendar: undefined,
  session: undefined,
  last: undefined,
  halfLife: undefined,
};

/** The types of the events that an aggregate takes in. */
export function typesOf(aggregate: Aggregate): readonly string[] {
  if (aggregate.kind === 'decayed') return Object.keys(aggregate.of);
  return aggregate.kind === 'rate' ? [aggregate.of, aggregate.among] : [aggregate.of];
}

/** E4: the memory with one more event of the aggregate's types. */
export function withEvent(
  plan: Plan,
  aggregate: Aggregate,
  memory: unknown,
  event: CustomerEvent,
  watermark: number,
): unknown {
  const where = aggregate.where as Condition | undefined;
  const nothing = {
    profile: {},
    health: { age: undefined, completeness: undefined },
    trigger: undefined,
    request: undefined,
    context: {},
  };
  const moment: Moment = { plan, customer: event.customer, event, now: event.time, ...nothing };
  if (valueIn(aggregate, event) === undefined || (where !== undefined && truth(where, moment) !== true)) return memory;
  const { events, isHeld } = (memory as Memory | undefined) ?? { events: [], isHeld: false };
  const isInTime =
    aggregate.kind === 'decayed' || !isLeftBehind(aggregate, event.time, watermark, stretchesOf(aggregate));
  return { form: formOf(plan, aggregate), events: [...events, event], isHeld: isHeld || isInTime };
}

/** I11: those of which there is something to let go of. */
export const held = (memories: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Object.values(memories).filter((memory) => (memory as Memory).isHeld);

/** I3: what is remembered of the events of several identities. */
export function together(plan: Plan, aggregate: Aggregate, memories: readonly unknown[]): unknown {
  if (memories.length === 0) return undefined;
  const all = memories as readonly Memory[];
  return {
    form: formOf(plan, aggregate),
    events: all.flatMap(({ events }) => events),
    isHeld: all.some(({ isHeld }) => isHeld),
  };
}

/** What counts of an event; undefined where it does not. */
function valueIn(aggregate: Aggregate, event: CustomerEvent): unknown {
  const value = 'property' in aggregate ? own(event.properties, aggregate.property!) : undefined;
  switch (aggregate.kind) {
    case 'count':
    case 'rate':
      return event.type;
    case 'first':
    case 'latest':
      return value; // A4
    case 'min':
    case 'max':
      return Number.isFinite(value) ? (value as number) + 0 : undefined; // A8
    case 'sum':
    case 'mean':
      return Math.abs(value as number) < LARGEST_SUMMAND && typeof value === 'number' ? value : undefined; // A3, A7
    case 'distinct':
    case 'top':
      if (typeof value === 'string') return value.length <= 256 ? value : undefined; // A9, A10
      return value === null || typeof value === 'boolean' || Number.isFinite(value) ? value : undefined;
    case 'decayed': {
      const factor = aggregate.property === undefined ? 1 : Number.isFinite(value) ? (value as number) : 0;
      const worth = (own(aggregate.of, event.type) as number) * factor;
      return worth !== 0 && Math.abs(worth) < LARGEST_WORTH ? worth : undefined; // A12
    }
  }
}

/** The value as of an instant. */
export function valueOf(aggregate: Aggregate, memory: unknown, asOf: number, zone: unknown): unknown {
  const all = [...((memory as Memory | undefined)?.events ?? [])].sort(
    (a, b) => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  if (aggregate.kind === 'decayed') return decayed(aggregate.halfLife, aggregate, all, asOf);
  const events = window(aggregate, all, asOf, zone, stretchesOf(aggregate));
  const values = events.map((event) => valueIn(aggregate, event));
  switch (aggregate.kind) {
    case 'count':
      return values.length; // A2
    case 'sum':
      return exactSum(values as number[]); // A3
    case 'first':
      return values[0]; // A4
    case 'latest':
      return values.at(-1); // A4
    case 'mean':
      return values.length === 0 ? undefined : exactSum(values as number[]) / values.length; // A7
    case 'min':
      return values.length === 0 ? undefined : Math.min(...(values as number[])); // A8
    case 'max':
      return values.length === 0 ? undefined : Math.max(...(values as number[])); // A8
    case 'distinct':
      return distinct(values);
    case 'top':
      return top(values, aggregate.n);
    case 'rate': {
      const among = values.filter((type) => type === aggregate.among).length;
      return among === 0 ? undefined : values.filter((type) => type === aggregate.of).length / among; // A11
    }
  }
}

const mark = (text: string): number => hash32(text, 7) >>> 2;

/** A9 */
function distinct(values: readonly unknown[]): number {
  const marks = [...new Set(values.map((value) => mark(JSON.stringify(value))))].sort((a, b) => a - b);
  if (marks.length < MARKS_KEPT) return marks.length;
  return Math.round(((MARKS_KEPT - 1) * 2 ** 30) / (marks[MARKS_KEPT - 1]! + 1));
}

/** A10 */
function top(values: readonly unknown[], n: number): readonly unknown[] {
  const texts = values.map((value) => JSON.stringify(value));
  const kept = [...new Set(texts)].sort((a, b) => mark(a) - mark(b) || (a < b ? -1 : 1)).slice(0, VALUES_KEPT);
  const times = (text: string): number => texts.filter((each) => each === text).length;
  return kept
    .sort((a, b) => times(b) - times(a) || (a < b ? -1 : 1))
    .slice(0, n)
    .map((text) => JSON.parse(text) as unknown);
}

/** A12 */
function decayed(halfLife: number, aggregate: Aggregate, events: readonly CustomerEvent[], asOf: number): number {
  const length = BLOCK * halfLife;
  const blockOf = (time: number): number => Math.floor(time / length);
  const growth = (block: number, time: number): number => exp2((time - block * length) / halfLife);
  const scoreOf = (block: number): number => {
    const inside = events.filter(({ time }) => blockOf(time) === block);
    const worths = inside.map((event) => (valueIn(aggregate, event) as number) * growth(block, event.time));
    return exactSum(worths) / growth(block, asOf);
  };
  return scoreOf(blockOf(asOf) - 1) + scoreOf(blockOf(asOf));
}
