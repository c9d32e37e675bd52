import type { CustomerEvent } from '../events/customerEvent.ts';
import { exactSum } from './exactSum.ts';
import type { Aggregate } from './nodes.ts';
import { own } from './own.ts';

/** What an aggregate remembers: every event that it has taken in, or all that its window may still have to hold. */
interface Memory {
  readonly form: Form;
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly time: number;
  readonly id: string;
  readonly value: unknown;
}

/** S4: aggregates understand each other's memory where it has the same form. */
type Form = 'number' | 'numbers' | 'window' | 'latest';

/** S5 */
const WINDOW_HOLDS = 256;
/** A3: so much larger a number would make a sum leave the range of doubles. */
const TOO_LARGE = 2 ** 960;

export const understands = (aggregate: Aggregate, memory: unknown): boolean =>
  (memory as Memory).form === formOf(aggregate);

/** E4: the memory with one more event of the aggregate's type. */
export function withEvent(aggregate: Aggregate, memory: unknown, event: CustomerEvent, watermark: number): unknown {
  const before = (memory as Memory | undefined)?.entries ?? [];
  const value = taken(aggregate, event);
  if (value === undefined) return memory;
  const entries = [...before, { time: event.time, id: event.id, value }];
  return {
    form: formOf(aggregate),
    entries: 'per' in aggregate ? newest(entries, aggregate.per!, watermark) : entries,
  };
}

/** I3: what is remembered of the events of several identities. */
export function together(aggregate: Aggregate, memories: readonly unknown[], watermark: number): unknown {
  if (memories.length === 0) return undefined;
  const entries = memories.flatMap((memory) => (memory as Memory).entries);
  return {
    form: formOf(aggregate),
    entries: 'per' in aggregate ? newest(entries, aggregate.per!, watermark) : entries,
  };
}

/** What counts of an event: 1, a finite number, or whatever the property is. */
function taken(aggregate: Aggregate, event: CustomerEvent): unknown {
  if (aggregate.kind === 'count') return 1; // A2
  const value = own(event.properties, aggregate.property);
  if (aggregate.kind === 'latest') return value; // A4
  return typeof value === 'number' && Math.abs(value) < TOO_LARGE ? value : undefined; // A3
}

/** The value as of an instant. */
export function valueOf(aggregate: Aggregate, memory: unknown, asOf: number): unknown {
  const all = (memory as Memory | undefined)?.entries ?? [];
  if (aggregate.kind === 'latest') {
    const ranked = [...all].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)); // A4
    return ranked.at(-1)?.value;
  }
  const { per } = aggregate;
  const entries = per === undefined ? all : all.filter(({ time }) => asOf - per < time); // A1
  return aggregate.kind === 'count'
    ? entries.length // A2
    : exactSum(entries.map(({ value }) => value as number)); // A3
}

/** A5 */
const newest = (entries: readonly Entry[], per: number, watermark: number): readonly Entry[] =>
  entries
    .filter(({ time }) => watermark - per < time)
    .sort((a, b) => a.time - b.time || (a.value as number) - (b.value as number))
    .slice(-WINDOW_HOLDS);

function formOf(aggregate: Aggregate): Form {
  if (aggregate.kind === 'latest') return 'latest';
  if (aggregate.per !== undefined) return 'window';
  return aggregate.kind === 'count' ? 'number' : 'numbers';
}
