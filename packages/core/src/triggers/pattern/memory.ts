import type { CustomerEvent } from '../../events/customerEvent.ts';
import type { Instant } from '../../time/instant.ts';
import type { RememberedEvent } from '../keptOf.ts';

/** What a pattern remembers: runs that are under way, as a tree, so that what several have in common is there once. */
export interface PatternMemory {
  /** Events that runs have taken, in the order in which they came. */
  readonly events: readonly RememberedEvent[];
  /** Each goes on from one before it. */
  readonly runs: readonly RunMemory[];
  /** When time alone changes something. */
  readonly due?: Instant;
  /** How many runs were let go because there were too many. */
  readonly dropped?: number;
}

/** One step that was taken, and how it can go on from there. */
export interface RunMemory {
  /** The run that it goes on from, by its place. */
  readonly up?: number;
  readonly step: string;
  /** The event that was taken, by its place; none where time was. */
  readonly event?: number;
  /** Of what time has taken: when. */
  readonly at?: Instant;
  /** The steps that can come next. */
  readonly open: readonly string[];
  /** An event has been passed over since. */
  readonly hasPassed?: true;
}

/** When the first event of all runs happened; none where nothing is under way. */
export const openSince = ({ events }: PatternMemory): Instant | undefined =>
  events.length === 0 ? undefined : Math.min(...events.map(({ time }) => time));

/** Tells it from what another trigger remembers. */
export function isPatternMemory(memory: unknown): memory is PatternMemory {
  if (typeof memory !== 'object' || memory === null) return false;
  const { events, runs, due, dropped } = memory as Partial<PatternMemory>;
  return (
    Array.isArray(events) &&
    Array.isArray(runs) &&
    (due === undefined || typeof due === 'number') &&
    (dropped === undefined || typeof dropped === 'number') &&
    events.every(isEvent) &&
    runs.every(isRun)
  );
}

const isEvent = (event: unknown): boolean => {
  const { id, time, properties } = (event ?? {}) as Partial<CustomerEvent>;
  return typeof id === 'string' && typeof time === 'number' && typeof properties === 'object';
};

const isRun = (run: unknown): boolean => {
  const { step, open } = (run ?? {}) as Partial<RunMemory>;
  return typeof step === 'string' && Array.isArray(open);
};
