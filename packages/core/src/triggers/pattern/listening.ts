import type { CompiledStep } from '../eventPattern.ts';
import type { EventTest, PatternProgram, Target } from './program.ts';
import { statesFrom } from './statesFrom.ts';

/** The types of events that a pattern must see; undefined where it must see every event. */
export function typesOf({ start }: PatternProgram): readonly string[] | undefined {
  const targets = statesFrom(start).flatMap((state) => state.targets);
  const begins = new Set(start.targets);
  // What must come next is missed by an event of whatever type.
  if (targets.some((target) => !begins.has(target) && looksAtNext(target))) return undefined;
  const types = targets.flatMap(testsOf).map(({ step }) => step.type);
  return types.every((type) => type !== undefined) ? [...new Set(types)] : undefined;
}

const looksAtNext = ({ by, taking, wait, withoutNext }: Target): boolean =>
  by === 'next' || withoutNext.length > 0 || (taking === undefined && wait === undefined);

const testsOf = ({ taking, without, greedy }: Target): readonly EventTest[] =>
  [taking?.takes, taking?.until, ...without, ...greedy.flatMap(({ takes, until }) => [takes, until])].filter(
    (test) => test !== undefined,
  );

/** The steps with which a pattern begins, and what must not come at its end: all else matters only to one that remembers something. */
export const stepsOf = (program: PatternProgram): readonly CompiledStep[] =>
  [...program.start.targets.flatMap(({ taking }) => taking?.takes ?? []), ...program.endings].map(({ step }) => step);
