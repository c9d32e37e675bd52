import type { CustomerEvent } from '../../events/customerEvent.ts';
import type { Completion } from './fire.ts';
import type { Forest } from './forest.ts';
import type { Judge } from './judge.ts';
import type { Target } from './program.ts';
import { Run } from './run.ts';

/** Shows an event to a run: it goes on where it can, and what must not come between closes ways. Says what came of it. */
export function takeStep(forest: Forest, run: Run, judge: Judge, stored: CustomerEvent, added: Run[]): Progress {
  const { event } = judge;
  // What happened before its last event is not for it to see.
  if (event.time < run.at || run.open.length === 0) return UNMOVED;
  const before = added.length;
  const completions: Completion[] = [];
  const taken: Target[] = [];
  let open = run.open.filter((target) => {
    const limit = run.limitOf(target, forest.program);
    if (event.time > limit) return target.wait !== undefined;
    const { takes, stays } = ask(judge, run, target);
    if (isTakenBy(target, taken)) return stays;
    if (takes && target.to === undefined) completions.push({ run, at: event.time, event });
    else if (takes) {
      taken.push(target);
      added.push(grown(forest, run, target, judge, stored));
    }
    return stays;
  });
  open = open.filter((target) => !isPassedBy(target, taken));
  const passes = !run.hasPassed && open.some(({ withoutNext }) => withoutNext.length > 0);
  const hasMoved = added.length > before || open.length < run.open.length || passes || completions.length > 0;
  run.open = open;
  run.hasPassed ||= passes;
  return hasMoved ? { hasMoved, completions } : UNMOVED;
}

/** What an event did to a run. */
export interface Progress {
  readonly hasMoved: boolean;
  readonly completions: readonly Completion[];
}

const UNMOVED: Progress = { hasMoved: false, completions: [] };

function ask(judge: Judge, run: Run, target: Target): { readonly takes: boolean; readonly stays: boolean } {
  const { taking, by, isAgain, wait } = target;
  const isBlocked =
    (!run.hasPassed && target.withoutNext.some((test) => judge.fits(test, run))) ||
    target.greedy.some((loop) => judge.takes(loop, run));
  if (isBlocked) return { takes: false, stays: false };
  // The end of a pattern behind which only the very next event matters.
  if (taking === undefined && wait === undefined) return { takes: true, stays: false };
  const fits = taking !== undefined && judge.fits(taking.takes, run);
  const ends = judge.ends(taking?.until, run);
  const stays =
    by !== 'next' &&
    (by === 'followedByAny' || !fits) &&
    !(isAgain && ends) &&
    !target.without.some((test) => judge.fits(test, run));
  return { takes: fits && !ends, stays };
}

/** A run that goes on with an event. */
export function grown(forest: Forest, up: Run | undefined, target: Target, judge: Judge, event: CustomerEvent): Run {
  const run = new Run(up, { step: target.name, at: event.time, event, place: forest.nextPlace }, target.to!);
  // A while that is counted from before this event is over where it must not have come.
  run.open = forest.waysOf(
    run,
    ({ wait, without }) =>
      wait !== undefined && wait.beside.has(run.step) && without.some((test) => judge.fits(test, run)),
  );
  return run;
}

/** Is it an alternative to what was taken, and passed over by that? */
export const isPassedBy = ({ group, by }: Target, taken: readonly Target[]): boolean =>
  group !== undefined &&
  by !== 'followedByAny' &&
  taken.some((other) => other.group?.at === group.at && other.by !== 'followedByAny');

/** Has another of several sequences, of which one is found, taken it already? */
export const isTakenBy = ({ group }: Target, taken: readonly Target[]): boolean =>
  group?.isEither === true && taken.some((other) => other.group?.at === group.at);
