import type { CustomerEvent } from '../../events/customerEvent.ts';
import type { Moment } from '../../funnel/moment.ts';
import { keptOf, type RememberedEvent } from '../keptOf.ts';
import { NOBODY, type Readers } from '../readers.ts';
import type { Advance } from '../triggerRule.ts';
import { fire, type Completion } from './fire.ts';
import { Forest } from './forest.ts';
import { Judge } from './judge.ts';
import type { PatternMemory } from './memory.ts';
import type { PatternProgram } from './program.ts';
import type { Run } from './run.ts';
import { grown, isTakenBy, takeStep } from './takeStep.ts';

/** Takes in an event. */
export function advance(
  program: PatternProgram,
  memory: PatternMemory | undefined,
  event: CustomerEvent,
  moment: Moment,
  readers: Readers,
): Advance {
  const judge = new Judge(event, moment);
  const fitting = program.start.targets.filter(({ taking }) => taking !== undefined && judge.takes(taking, undefined));
  const begins = fitting.filter((target, i) => !isTakenBy(target, fitting.slice(0, i)));
  if (memory === undefined && begins.length === 0) return { memory };
  const forest = new Forest(program, memory, event.customer);
  // An event that is here already has come twice.
  if (forest.has(event.id)) return { memory };

  const stored = { ...storedOf(event, program, readers), customer: event.customer };
  const added: Run[] = [];
  const completions: Completion[] = [];
  let hasMoved = begins.length > 0;
  for (const run of forest.runs) {
    const progress = takeStep(forest, run, judge, stored, added);
    hasMoved ||= progress.hasMoved;
    completions.push(...progress.completions);
  }
  if (!hasMoved) return { memory };
  for (const target of begins) added.push(grown(forest, undefined, target, judge, stored));
  for (const run of added) if (run.state.isComplete) completions.push({ run, at: event.time, event });
  forest.runs.push(...added);
  const fired = fire(program, completions, forest.runs);
  return { memory: forest.memory(), fired };
}

/** Of an event before the last one only what paths to steps lead to is looked at. */
function storedOf(event: CustomerEvent, { stepReads, isTimed }: PatternProgram, readers: Readers): RememberedEvent {
  const { whole, ofEvent } = isTimed ? readers : NOBODY;
  return keptOf(event, whole, new Set([...stepReads, ...readers.ofSteps, ...ofEvent]));
}
