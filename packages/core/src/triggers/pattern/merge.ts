import type { CustomerEvent } from '../../events/customerEvent.ts';
import { compareText } from '../../internal/compareText.ts';
import { MOST_RUNS } from './forest.ts';
import type { PatternMemory, RunMemory } from './memory.ts';

/** The runs of both, as if each of two customers had been the one all along. Where they are too many, the later ones stay. */
export function merge(one: PatternMemory, other: PatternMemory): PatternMemory {
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
  const dues = [one.due, other.due].filter((due) => due !== undefined);
  const dropped = Math.max(one.dropped ?? 0, other.dropped ?? 0);
  return {
    events,
    runs: kept.map(({ up, event, memory }): RunMemory => ({
      ...memory,
      ...(up === undefined ? {} : { up: keys.indexOf(up) }),
      ...(event === undefined ? {} : { event: places.get(event.id)! }),
    })),
    ...(dues.length === 0 ? {} : { due: Math.min(...dues) }),
    ...(dropped === 0 ? {} : { dropped }),
  };
}

/** A run with all that tells it from others. */
interface Merged {
  /** What it has taken from the beginning. */
  readonly key: string;
  readonly up: string | undefined;
  readonly event: CustomerEvent | undefined;
  readonly memory: RunMemory;
  readonly time: number;
  readonly depth: number;
}

function pathsOf({ events, runs }: PatternMemory): readonly Merged[] {
  const found: Merged[] = [];
  for (const memory of runs) {
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
  const open = one.memory.open.filter((step) => other.memory.open.includes(step)).sort(compareText);
  return { ...one, memory: { ...one.memory, open, ...(hasPassed === undefined ? {} : { hasPassed }) } };
};

/** The runs that go on longest: a run counts as late as the last one that goes on from it. */
function latest(runs: readonly Merged[]): readonly Merged[] {
  const byKey = new Map(runs.map((run) => [run.key, run]));
  const last = new Map<string, Merged>();
  for (const run of runs) {
    for (let each: Merged | undefined = run; each !== undefined; each = byKey.get(each.up ?? '')) {
      const before = last.get(each.key);
      if (before === undefined || byLast(before, run) < 0) last.set(each.key, run);
    }
  }
  const order = (a: Merged, b: Merged): number => byLast(last.get(a.key)!, last.get(b.key)!) || b.depth - a.depth;
  return [...runs].sort(order).slice(-MOST_RUNS).sort(byLast);
}

const byLast = (a: Merged, b: Merged): number => a.time - b.time || a.depth - b.depth || compareText(a.key, b.key);

const byTime = (a: CustomerEvent, b: CustomerEvent): number => a.time - b.time || compareText(a.id, b.id);
