import type { Instant } from '../../time/instant.ts';
import type { Advance } from '../triggerRule.ts';
import { fire, firingOf, type Completion } from './fire.ts';
import { Forest } from './forest.ts';
import type { PatternMemory } from './memory.ts';
import type { PatternProgram, Target } from './program.ts';
import { Run } from './run.ts';
import { isPassedBy, isTakenBy } from './takeStep.ts';

/** Lets time pass: it takes the steps that wait for it, and ends the runs that have missed their limit. */
export function elapse(program: PatternProgram, memory: PatternMemory, until: Instant, customer: string): Advance {
  const forest = new Forest(program, memory, customer);
  const added: Run[] = [];
  const completions: Completion[] = [];
  for (const run of forest.runs) {
    const waiting = run.open.filter((target) => target.wait !== undefined && run.limitOf(target, program) <= until);
    const due = waiting.filter((target, i) => !isTakenBy(target, waiting.slice(0, i)));
    if (due.length === 0) continue;
    run.open = run.open.filter((target) => !due.includes(target) && !isPassedBy(target, due));
    for (const target of due) {
      const at = run.limitOf(target, program);
      if (target.to === undefined) completions.push({ run, at, event: run.lastEvent });
      else added.push(taken(forest, run, target, at));
    }
  }
  for (const run of added) if (run.state.isComplete) completions.push({ run, at: run.at, event: run.lastEvent });
  forest.runs.push(...added);
  const fired = [...fire(program, completions, forest.runs)];
  for (const run of forest.runs) {
    if (run.isGone || !forest.timesOut(run) || forest.limitOf(run) > until) continue;
    fired.push(firingOf('timeout', { run, at: forest.limitOf(run), event: run.lastEvent }));
    run.open = [];
  }
  return { memory: forest.memory(), fired };
}

/** A run that goes on because time has passed. */
function taken(forest: Forest, up: Run, { name, to }: Target, at: Instant): Run {
  const run = new Run(up, { step: name, at, event: undefined, place: up.place }, to!);
  run.open = forest.waysOf(run, () => false);
  return run;
}
