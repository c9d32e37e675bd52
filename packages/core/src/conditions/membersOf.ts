import type { Scalar } from '../shape/shape.ts';
import type { ConditionBuild } from './conditionRule.ts';
import { Members } from './members.ts';

/** Longer lists are hardly ever the same again. */
const LONGEST = 8;

/** The lists of values of a strategy, by their JSON. */
const memberLists = (): Map<string, Members<Scalar>> => new Map();

/** The values of a condition, made ready to be searched. Thousands of conditions have one of the same few lists, and share it. */
export function membersOf(build: ConditionBuild, values: readonly Scalar[]): Members<Scalar> {
  if (values.length > LONGEST) return new Members(values);
  const lists = build.shared(memberLists);
  const text = JSON.stringify(values);
  let members = lists.get(text);
  if (members === undefined) lists.set(text, (members = new Members(values)));
  return members;
}
