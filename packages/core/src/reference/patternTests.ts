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

/** T7: does the pattern see events of the type? All of them, where it looks at the very next one, or asks for any type. */
export function sees(node: PatternNode, type: string): boolean {
  const tests = testsOf(node).map(([, test]) => test);
  return tests.some((test) => test.type === undefined || test.type === type) || node.steps.some(looksAtNext);
}

function looksAtNext(part: PatternPart<string, Condition>, i: number): boolean {
  if ('all' in part) return part.all.some((sequence) => sequence.some((each) => looksAtNext(each, i)));
  if ('any' in part) return part.any.some((sequence) => sequence.some((each) => looksAtNext(each, i)));
  if ('without' in part) return part.by === 'next';
  if ('absent' in part) return false;
  return (part.by === 'next' && i > 0) || (part.times?.by === 'next' && part.times.max !== 1);
}
