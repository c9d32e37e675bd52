import type { Action } from './action.ts';

/** The names under which a strategy may speak of an action, from the widest to the narrowest, each once. */
export function targetsOf({ issue, group, id }: Pick<Action, 'issue' | 'group' | 'id'>): readonly string[] {
  const targets: string[] = [];
  for (const name of [issue, group, id]) if (name !== undefined && !targets.includes(name)) targets.push(name);
  return targets;
}
