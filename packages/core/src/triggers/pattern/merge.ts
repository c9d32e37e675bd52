import { compareText } from '../../internal/compareText.ts';
import type { RememberedEvent } from '../keptOf.ts';
import { Forest, MOST_RUNS } from './forest.ts';
import type { PatternMemory, RunMemory } from './memory.ts';
import type { PatternProgram } from './program.ts';

/**
 * The runs of both, as if each of two customers had been the one all along. Where they are too many, the later ones stay; the
 * next event brings what they have in common down to its bound.
 */
export function merge(program: PatternProgram, one: PatternMemory, other: PatternMemory): PatternMemory {
  const runs = new Map<string, Merged>();
  for (const memory of [one, other]) {
    for (const run of pathsOf(memory)) {
      const before = runs.get(run.key);
      runs.set(run.key, before === undefined ? run : both(before, run));
    }
  }
  const kept = latest([...runs.values()]);
  const events = [...new Map(kept.flatMap(({ event }) => (event === undefined ? [] : [[event.id, event]]))).values()];
  events.sort(byTime);
  const places = new Map(events.map(({ id }, place) => [id, place]));
  const keys = kept.map(({ key }) => key);
  const dropped = Math.max(one.dropped ?? 0, other.dropped ?? 0);
  const memory: PatternMemory = {
    events,
    runs: kept.map(({ up, event, memory: own }): RunMemory => ({
      ...own,
      ...(up === undefined ? {} : { up: keys.indexOf(up) }),
      ...(event === undefined ? {} : { event: places.get(event.id)! }),
    })),
    ...(dropped === 0 ? {} : { dropped }),
  };
  const { due } = new Forest(program, memory, '');
  return due === Infinity ? memory : { ...memory, due };
}

/** A run with all that tells it from others. */
interface Merged {
  /** What it has taken from the beginning. */
  readonly key: string;
  readonly up: string | undefined;
  readonly event: RememberedEvent | undefined;
  readonly memory: RunMemory;
  readonly time: number;
  readonly depth: number;
}

function pathsOf({ events, runs }: PatternMemory): readonly Merged[] {
  const found: Merged[] = [];
  for (const remembered of runs) {
    const memory = { ...remembered, open: [...remembered.open].sort(compareText) };
    const up = memory.up === undefined ? undefined : found[memory.up]!;
    const event = memory.event === undefined ? undefined : events[memory.event];
    const key = JSON.stringify([up?.key ?? '', memory.step, event?.id ?? memory.at]);
    found.push({ key, up: up?.key, event, memory, time: event?.time ?? memory.at ?? 0, depth: (up?.depth ?? 0) + 1 });
  }
  return found;
}

/** Of one run that both remember: what is closed in one is closed. */
const both = (one: Merged, other: Merged): Merged => {
  const { hasPassed } = { ...one.memory, ...other.memory };
  const open = one.memory.open.filter((step) => other.memory.open.includes(step));
  return { ...one, memory: { ...one.memory, open, ...(hasPassed === undefined ? {} : { hasPassed }) } };
};

/** Of the runs that no other goes on from, those that have gone on last, with what they go on from. */
function latest(runs: readonly Merged[]): readonly Merged[] {
  const byKey = new Map(runs.map((run) => [run.key, run]));
  const continued = new Set(runs.map(({ up }) => up));
  const ends = runs.filter(({ key }) => !continued.has(key)).sort(byLast);
  const kept = new Set<Merged>();
  for (const end of ends.slice(-MOST_RUNS)) {
    for (let run: Merged | undefined = end; run !== undefined; run = byKey.get(run.up ?? '')) kept.add(run);
  }
  return [...kept].sort(byLast);
}

const byLast = (a: Merged, b: Merged): number => a.time - b.time || a.depth - b.depth || compareText(a.key, b.key);

const byTime = (a: RememberedEvent, b: RememberedEvent): number => a.time - b.time || compareText(a.id, b.id);
