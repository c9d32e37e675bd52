import type { Action } from '../strategy/action.ts';

/** What a table of weights says of an action: the product of the weights of its group and of its id, 1 where there is none. */
export function leverOn(of: Readonly<Record<string, number>>): (action: Action) => number {
  const weights = new Map(Object.entries(of));
  const weight = (name: string | undefined): number => (name === undefined ? 1 : (weights.get(name) ?? 1));
  // A group may bear the name of its only action; then its weight counts once.
  return ({ id, group }) => (group === id ? weight(id) : weight(group) * weight(id));
}
