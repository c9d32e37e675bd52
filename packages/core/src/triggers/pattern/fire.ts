import type { CustomerEvent } from '../../events/customerEvent.ts';
import { hash128 } from '../../internal/hash.ts';
import type { Instant } from '../../time/instant.ts';
import type { Firing } from '../triggerMatch.ts';
import type { PatternProgram } from './program.ts';
import type { Run } from './run.ts';
import type { Skip } from './skip.ts';

/** A run that has come to its end. */
export interface Completion {
  readonly run: Run;
  readonly at: Instant;
  readonly event: CustomerEvent;
}

/** Fires what is complete, the match with the earlier events first, and lets go of the runs that each one skips. */
export function fire(
  program: PatternProgram,
  completions: readonly Completion[],
  runs: readonly Run[],
): readonly Firing[] {
  const { skip } = program;
  const fired: Firing[] = [];
  for (const completion of [...completions].sort((a, b) => order(a.run, b.run))) {
    if (completion.run.isGone) continue;
    if (program.fires.complete) fired.push(firingOf('complete', completion));
    const isSkipped = skipped(skip, completion.run);
    for (const run of [...runs, ...completions.map((other) => other.run)]) if (isSkipped(run)) run.isGone = true;
  }
  return fired;
}

/** What makes the trigger fire, for rules to look at. */
export const firingOf = (kind: 'complete' | 'timeout', { run, at, event }: Completion): Firing => ({
  id: hash128(JSON.stringify([kind, ...run.path.map((each) => [each.step, each.event?.id ?? each.at])])),
  kind,
  openedAt: run.root.at,
  at,
  event,
  steps: run.steps,
});

/** Of two matches, the one with the earlier event where they first differ. */
function order(one: Run, other: Run): number {
  const [ones, others] = [one.path, other.path];
  for (let i = 0; i < Math.min(ones.length, others.length); i += 1) {
    const sign = ones[i]!.place - others[i]!.place || ones[i]!.at - others[i]!.at;
    if (sign !== 0) return sign;
  }
  return others.length - ones.length;
}

function skipped(skip: Skip, match: Run): (run: Run) => boolean {
  const { place: first } = match.root;
  switch (skip.to) {
    case 'none':
      return () => false;
    case 'next':
      return ({ root }) => root.place === first;
    case 'pastLast':
      return ({ root }) => root.place <= match.place;
    default: {
      const places = match.path.filter(({ step, event }) => step === skip.of && event !== undefined);
      const to = (skip.to === 'first' ? places[0] : places.at(-1))?.place ?? first;
      return ({ root }) => root.place >= first && root.place < to;
    }
  }
}
