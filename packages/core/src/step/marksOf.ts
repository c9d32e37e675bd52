import type { CustomerState } from '../profile/customerState.ts';
import { joinedMarks, type Mark } from './marks.ts';
import type { Program } from './program.ts';
import type { Heir } from './succession.ts';

/** The marks of all that a state remembers, of every identity in it. */
export function marksOf(
  { gathering, triggering }: Program,
  { aggregates, triggers, origins = {}, pending = {} }: CustomerState,
): string {
  const gathered = [aggregates, ...Object.values(origins).map((origin) => origin.aggregates)];
  const open = [triggers, ...Object.values(pending).map((standing) => standing.triggers)];
  return joinedMarks([...marksIn(gathered, gathering?.heirs), ...marksIn(open, triggering?.heirs)]);
}

const marksIn = (memories: readonly object[], heirs: ReadonlyMap<string, Heir> = new Map()): readonly Mark[] =>
  memories.flatMap((each) => Object.keys(each)).map((name) => heirs.get(name)!.mark);
