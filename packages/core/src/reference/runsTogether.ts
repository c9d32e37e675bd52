import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Runs } from './pattern.ts';
import { hasLookedAtNext, openWays } from './patternOpen.ts';
import { lastOf, type PatternNode, type Run } from './patternRun.ts';

/** S5 */
const MOST_ENDS = 48;

/** I4, T14: the runs of two memories, each once, and events in the order of their times. */
export function runsTogether(node: PatternNode, one: Runs, other: Runs): Runs {
  const all = [...one.runs, ...other.runs];
  const runs = [...new Set(all.map(keyOf))].map((key) =>
    asOne(
      node,
      all.filter((run) => keyOf(run) === key),
    ),
  );
  const ends = runs.filter((run) => !runs.some((longer) => longer !== run && goesOnFrom(longer, run))).sort(byLast);
  const kept = ends.slice(-MOST_ENDS);
  const left = runs.filter((run) => kept.some((end) => goesOnFrom(end, run))).sort(byLast);
  const events = left.flatMap(({ taken }) => taken.flatMap(({ event }) => event ?? [])).sort(byTime);
  const ids = [...new Set(events.map(({ id }) => id))];
  return {
    node,
    runs: left.map((run) => withPlaces(run, ids)),
    count: ids.length,
    dropped: Math.max(one.dropped, other.dropped),
  };
}

/** What a run has taken, as a text. */
const keyOf = ({ taken }: Pick<Run, 'taken'>): string =>
  taken.reduce((before, { step, event, at }) => JSON.stringify([before, step, event?.id ?? at]), '');

const goesOnFrom = (run: Run, before: Run): boolean =>
  keyOf({ taken: run.taken.slice(0, before.taken.length) }) === keyOf(before);

/** Of a run that both remember, what is closed in one is closed. */
function asOne(node: PatternNode, [first, ...others]: readonly Run[]): Run {
  if (others.length === 0) return first!;
  const all = [first!, ...others];
  const open = all.map((run) => openWays(node, run).map(({ step }) => step));
  return {
    taken: first!.taken,
    passed: [],
    carried: {
      open: open[0]!.filter((step) => open.every((steps) => steps.includes(step))),
      hasPassed: all.some((run) => hasLookedAtNext(node, run)),
    },
  };
}

/** Where each event stands among all; a step that time has taken stands where the one before does. */
function withPlaces(run: Run, ids: readonly string[]): Run {
  let place = 0;
  const taken = run.taken.map((each) => {
    if (each.event !== undefined) place = ids.indexOf(each.event.id);
    return { ...each, place };
  });
  return { ...run, taken };
}

/** The one that has gone on last comes last; ties by how much they have taken, then by what. */
function byLast(a: Run, b: Run): number {
  const order = lastOf(a).at - lastOf(b).at || a.taken.length - b.taken.length;
  return order || (keyOf(a) < keyOf(b) ? -1 : 1);
}

const byTime = (a: CustomerEvent, b: CustomerEvent): number => a.time - b.time || (a.id < b.id ? -1 : 1);
