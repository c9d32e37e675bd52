import { backwards, lastOf, type Passed, type PatternNode, type Run } from './patternRun.ts';
import { restOf, waysOf, type Way } from './patternWays.ts';

/** The ways of a pattern behind what a run has taken. */
export function waysFrom(node: PatternNode, run: Run): readonly Way[] {
  const { ways, end } = waysOf(restAfter(node, run));
  const isBare = end === undefined || (end.without.length === 0 && end.withoutNext.length === 0);
  if (isBare) return ways;
  const wait = end.without.length === 0 ? undefined : { for: undefined, beside: [] };
  const ending = { step: '', test: undefined, until: undefined, by: 'followedBy', isAgain: false } as const;
  return [
    ...ways,
    { ...end, ...ending, greedy: [], within: Infinity, group: undefined, isEither: false, wait, rest: [] },
  ];
}

const restAfter = (node: PatternNode, { taken }: Run): Way['rest'] =>
  taken.reduce((rest, { step }) => waysOf(rest).ways.find((way) => way.step === step)!.rest, restOf(node.steps));

export function isComplete(node: PatternNode, run: Run): boolean {
  const { end } = waysOf(restAfter(node, run));
  return end !== undefined && end.without.length === 0 && end.withoutNext.length === 0;
}

/** The ways that nothing has closed. */
export const openWays = (node: PatternNode, run: Run): readonly Way[] =>
  waysFrom(node, run).filter((way) => isOpen(node, run, way, run.passed.length));

/** T8 to T12: has nothing of the first so many that were passed over closed the way? */
function isOpen(node: PatternNode, run: Run, way: Way, many: number): boolean {
  if (run.carried !== undefined && !run.carried.open.includes(way.step)) return false;
  const limit = limitOf(node, run, way);
  const last = lastOf(run);
  if (way.wait !== undefined) {
    if (limit > run.taken[0]!.at + (node.within ?? Infinity)) return false;
    if (way.wait.beside.includes(last.step) && way.without.some((test) => last.fits.includes(test))) return false;
  }
  const siblings = waysFrom(node, run).filter(
    (other) =>
      way.group !== undefined &&
      other.group === way.group &&
      way.by !== 'followedByAny' &&
      other.by !== 'followedByAny',
  );
  return run.passed.slice(0, many).every((seen, i) => {
    const before = { ...run, passed: run.passed.slice(0, i) };
    if (seen.took !== undefined) {
      const isSame = seen.took.step === way.step;
      return !isSame && !siblings.some(({ step }) => step === seen.took!.step);
    }
    if (seen.time > limit) return way.wait !== undefined && seen.time !== Infinity;
    if (isBlocked(before, way, seen)) return false;
    if (way.step === '' && way.wait === undefined) return false;
    if (way.by === 'next') return false;
    if (way.by === 'followedBy' && way.test !== undefined && seen.fits.includes(way.test)) return false;
    if (way.isAgain && way.until !== undefined && seen.fits.includes(way.until)) return false;
    if (way.without.some((test) => seen.fits.includes(test))) return false;
    return !siblings.some(
      (other) =>
        takes(other, seen) &&
        !isBlocked(before, other, seen) &&
        seen.time <= limitOf(node, run, other) &&
        isOpen(node, run, other, i),
    );
  });
}

export const takes = (way: Way, { fits }: Passed): boolean =>
  way.test !== undefined && fits.includes(way.test) && !(way.until !== undefined && fits.includes(way.until));

/** T9, T10: what the very next event must not be, and what a greedy loop could take. */
export function isBlocked({ passed, carried }: Run, way: Way, { fits }: Passed): boolean {
  const hasPassed = carried?.hasPassed === true || passed.some(({ took }) => took === undefined);
  return (
    (!hasPassed && way.withoutNext.some((test) => fits.includes(test))) ||
    way.greedy.some(({ test, until }) => fits.includes(test) && !(until !== undefined && fits.includes(until)))
  );
}

/** T12 */
export function limitOf({ within = Infinity }: PatternNode, { taken }: Run, { wait, within: gap }: Way): number {
  const ofWhole = taken[0]!.at + within;
  if (wait === undefined) return Math.min(ofWhole, taken.at(-1)!.at + gap);
  if (wait.for === undefined) return ofWhole;
  const from = backwards(taken).find(({ step }) => !wait.beside.includes(step)) ?? taken[0]!;
  return from.at + wait.for;
}

export const lastLimit = (node: PatternNode, run: Run): number =>
  Math.max(...openWays(node, run).map((way) => limitOf(node, run, way)));

export const timesOut = (node: PatternNode, run: Run): boolean =>
  (node.fires === 'timeout' || node.fires === 'both') && openWays(node, run).length > 0 && !isComplete(node, run);

/** Has an event come that could have been what must not come next? */
export const hasLookedAtNext = (node: PatternNode, run: Run): boolean =>
  run.carried?.hasPassed === true ||
  (run.passed.some(({ took }) => took === undefined) &&
    openWays(node, { ...run, passed: run.passed.slice(0, 1) }).some(({ withoutNext }) => withoutNext.length > 0));
