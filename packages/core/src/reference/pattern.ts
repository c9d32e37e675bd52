import type { CustomerEvent } from '../events/customerEvent.ts';
import { hash128 } from '../internal/hash.ts';
import type { Firing } from '../triggers/triggerMatch.ts';
import type { Looked } from './kept.ts';
import type { Moment } from './moment.ts';
import { remembered } from './patternKept.ts';
import {
  hasLookedAtNext,
  isBlocked,
  isComplete,
  lastLimit,
  limitOf,
  openWays,
  takes,
  timesOut,
  waysFrom,
} from './patternOpen.ts';
import { lastEvent, lastOf, stepsOf, type Passed, type PatternNode, type Run, type Taken } from './patternRun.ts';
import { fitsEvent, sees, testsOf } from './patternTests.ts';
import { restOf, waysOf, type Way } from './patternWays.ts';

/** Every run that has begun and can still go on, or that another goes on from: what it has taken and what it has passed over. */
export interface Runs {
  /** The pattern that has taken them. */
  readonly node: PatternNode;
  readonly runs: readonly Run[];
  /** How many events have been taken. */
  readonly count: number;
  /** T14: how many runs were let go because there were too many. */
  readonly dropped: number;
}

type Counts = Pick<Runs, 'count' | 'dropped'>;

interface End {
  readonly run: Run;
  readonly at: number;
  readonly event: CustomerEvent;
}

/** S5 */
const MOST_RUNS = 48;

/** T7: shows an event to a pattern. */
export function seeEvent(
  node: PatternNode,
  memory: Runs | undefined,
  event: CustomerEvent,
  moment: Moment,
  looked: Looked,
): Outcome {
  const { runs, count, dropped } = memory ?? { runs: [], count: 0, dropped: 0 };
  if (!sees(node, event.type)) return { memory, fired: [] };
  if (runs.some(({ taken }) => taken.some((each) => each.event?.id === event.id))) return { memory, fired: [] }; // T14
  const stored = remembered(node, event, looked);
  const after: Run[] = [];
  const added: Run[] = [];
  const ends: End[] = [];
  for (const run of [...runs, EMPTY]) {
    const fits = testsOf(node)
      .filter(([, test]) => fitsEvent(test, event, moment, run))
      .map(([at]) => at);
    const seen: Passed = { time: event.time, fits };
    if (run === EMPTY) {
      for (const way of waysFrom(node, EMPTY)) {
        if (takes(way, seen))
          added.push(gone(EMPTY, { step: way.step, at: event.time, event: stored, place: count, fits }));
      }
      continue;
    }
    if (event.time < lastOf(run).at) {
      after.push(run);
      continue;
    }
    const free = openWays(node, run).filter(
      (way) => event.time <= limitOf(node, run, way) && !isBlocked(run, way, seen),
    );
    if (free.some(({ step, wait }) => step === '' && wait === undefined)) ends.push({ run, at: event.time, event });
    for (const way of firstOfEither(free.filter((each) => takes(each, seen)))) {
      added.push(gone(run, { step: way.step, at: event.time, event: stored, place: count, fits }));
    }
    after.push({ ...run, passed: [...run.passed, seen] });
  }
  for (const run of added) if (isComplete(node, run)) ends.push({ run, at: event.time, event });
  return settled(node, [...after, ...added], ends, { count: count + 1, dropped });
}

/** T11: of those of which one is found, the first. */
const firstOfEither = (ways: readonly Way[]): readonly Way[] =>
  ways.filter((way, i) => !way.isEither || !ways.slice(0, i).some((other) => other.group === way.group));

/** What becomes of a pattern. */
export interface Outcome {
  readonly memory: Runs | undefined;
  readonly fired: readonly Firing[];
}

/** T10, T12: when time alone changes something. */
export function patternDue(node: PatternNode, { runs }: Runs): number | undefined {
  const dues = runs.flatMap((run) => {
    const waits = openWays(node, run).filter(({ wait }) => wait !== undefined);
    return [...waits.map((way) => limitOf(node, run, way)), ...(timesOut(node, run) ? [lastLimit(node, run)] : [])];
  });
  const due = Math.min(...dues);
  return due === Infinity ? undefined : due;
}

/** T10, T12: lets time pass. */
export function passTime(node: PatternNode, { runs, count, dropped }: Runs, until: number): Outcome {
  const after: Run[] = [];
  const added: Run[] = [];
  const ends: End[] = [];
  for (const run of runs) {
    let passed = run.passed;
    const due = openWays(node, run).filter((way) => way.wait !== undefined && limitOf(node, run, way) <= until);
    for (const way of firstOfEither(due)) {
      const at = limitOf(node, run, way);
      if (way.step === '') ends.push({ run, at, event: lastEvent(run) });
      else added.push(gone(run, { step: way.step, at, place: lastOf(run).place, fits: [] }));
      passed = [...passed, { time: at, fits: [], took: way }];
    }
    after.push({ ...run, passed });
  }
  for (const run of added) if (isComplete(node, run)) ends.push({ run, at: lastOf(run).at, event: lastEvent(run) });
  const { memory, fired } = settled(node, [...after, ...added], ends, { count, dropped });
  const late = (memory?.runs ?? []).filter((run) => timesOut(node, run) && lastLimit(node, run) <= until);
  const missed = late.map((run) => firingOf('timeout', { run, at: lastLimit(node, run), event: lastEvent(run) }));
  const closed = (memory?.runs ?? []).map((run) =>
    late.includes(run) ? { ...run, passed: [...run.passed, { time: Infinity, fits: [] }] } : run,
  );
  return { memory: kept(node, closed, { count, dropped: memory?.dropped ?? dropped }), fired: [...fired, ...missed] };
}

/** S4: the runs of another version, as far as this one has their steps. */
export function carriedRuns(node: PatternNode, { node: before, runs, count, dropped }: Runs): Runs | undefined {
  const going = runs
    .filter(({ taken }) => isPath(node, taken))
    .map((run): Run => ({
      taken: run.taken.map((each) => ({ ...each, fits: [] })),
      passed: [],
      carried: { open: openWays(before, run).map(({ step }) => step), hasPassed: hasLookedAtNext(before, run) },
    }));
  return kept(node, going, { count, dropped });
}

/** I4: the runs as those of a customer. */
export const takenBy = (customer: string, runs: Runs): Runs => ({
  ...runs,
  runs: runs.runs.map((run) => ({
    ...run,
    taken: run.taken.map(({ event, ...rest }) => ({ ...rest, ...(event && { event: { ...event, customer } }) })),
  })),
});

/** Can the pattern take these steps, and in the same manner? */
function isPath(node: PatternNode, taken: readonly Taken[]): boolean {
  let rest: Way['rest'] | undefined = restOf(node.steps);
  for (const { step, event } of taken) {
    const way: Way | undefined = waysOf(rest).ways.find((each) => each.step === step);
    if (way === undefined || (way.test === undefined) !== (event === undefined)) return false;
    rest = way.rest;
  }
  return true;
}

/** T13: what fires, and what is left afterwards. */
function settled(node: PatternNode, runs: readonly Run[], ends: readonly End[], counts: Counts): Outcome {
  const { skip = { to: 'pastLast' }, fires = 'complete' } = node;
  let left = runs;
  let waiting = [...ends].sort((a, b) => compare(a.run, b.run));
  const fired: Firing[] = [];
  for (let end = waiting[0]; end !== undefined; end = waiting[0]) {
    if (fires !== 'timeout') fired.push(firingOf('complete', end));
    const [{ taken }, first] = [end.run, end.run.taken[0]!.place];
    const of = 'of' in skip ? taken.filter(({ step, event }) => step === skip.of && event !== undefined) : [];
    const to = (skip.to === 'first' ? of[0] : of.at(-1))?.place ?? first;
    const isSkipped = (run: Run): boolean => {
      const { place } = run.taken[0]!;
      if (skip.to === 'none') return false;
      if (skip.to === 'next') return place === first;
      if (skip.to === 'pastLast') return place <= taken.at(-1)!.place;
      return place >= first && place < to;
    };
    left = left.filter((run) => !isSkipped(run));
    waiting = waiting.slice(1).filter(({ run }) => !isSkipped(run));
  }
  return { memory: kept(node, left, counts), fired };
}

/** S5, T14: the runs that can go on, and those that they go on from; not too many. */
function kept(node: PatternNode, runs: readonly Run[], { count, dropped }: Counts): Runs | undefined {
  const continues = (run: Run, before: Run): boolean =>
    run.taken.length > before.taken.length && before.taken.every((each, i) => sameAs(each, run.taken[i]!));
  const alive = (all: readonly Run[]): readonly Run[] =>
    all.filter(
      (run) =>
        openWays(node, run).length > 0 ||
        all.some((other) => continues(other, run) && openWays(node, other).length > 0),
    );
  let left = alive(runs);
  let letGo = dropped;
  while (left.length > MOST_RUNS) {
    const first = left.find((run) => !left.some((other) => continues(other, run)));
    left = alive(left.filter((run) => run !== first));
    letGo += 1;
  }
  return left.length === 0 && letGo === 0 ? undefined : { node, runs: left, count, dropped: letGo };
}

const sameAs = (one: Taken, other: Taken): boolean =>
  one.step === other.step && one.place === other.place && one.at === other.at;

const EMPTY: Run = { taken: [], passed: [] };
const gone = (run: Run, taken: Taken): Run => ({ taken: [...run.taken, taken], passed: [] });
/** T13: the earlier event first, where two matches first differ. */
function compare(one: Run, other: Run): number {
  for (const [i, { place, at }] of one.taken.entries()) {
    const against = other.taken[i];
    if (against === undefined) break;
    if (place !== against.place || at !== against.at) return place - against.place || at - against.at;
  }
  return other.taken.length - one.taken.length;
}

const firingOf = (kind: 'complete' | 'timeout', { run, at, event }: End): Firing => ({
  id: hash128(JSON.stringify([kind, ...run.taken.map((each) => [each.step, each.event?.id ?? each.at])])),
  kind,
  openedAt: run.taken[0]!.at,
  at,
  event,
  steps: stepsOf(run),
});
