import type { CustomerEvent } from '../events/customerEvent.ts';
import type { PatternPart } from '../triggers/pattern/patternPart.ts';
import type { PatternEvent } from '../triggers/pattern/patternStep.ts';
import { truth } from './condition.ts';
import type { Moment } from './moment.ts';
import type { Condition } from './nodes.ts';
import { stepsOf, type PatternNode, type Run } from './patternRun.ts';

/** T7: every test in a pattern, by its place. */
export const testsOf = (node: PatternNode): readonly (readonly [string, PatternEvent<string, Condition>])[] =>
  node.steps.flatMap((part, i) => testsIn(part, `/${i}`));

function testsIn(
  part: PatternPart<string, Condition>,
  at: string,
): readonly (readonly [string, PatternEvent<string, Condition>])[] {
  if ('all' in part || 'any' in part) {
    const branches = 'all' in part ? part.all : part.any;
    return branches.flatMap((branch, j) => branch.flatMap((each, k) => testsIn(each, `${at}/${j}/${k}`)));
  }
  if ('without' in part) return [[at, part.without]];
  if ('absent' in part) return [[at, part.absent]];
  return [[at, part.of], ...(part.times?.until === undefined ? [] : [[`${at}/until`, part.times.until] as const])];
}

export const fitsEvent = (
  { type, where }: PatternEvent<string, Condition>,
  event: CustomerEvent,
  moment: Moment,
  run: Run,
): boolean =>
  (type === undefined || type === event.type) &&
  (where === undefined || truth(where, { ...moment, steps: stepsOf(run) }) === true); // T1
