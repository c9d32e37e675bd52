import type { Treatment } from '../strategy/treatment.ts';

/** What a table of weights says of an action: the product of those of its issue, its group and its id, 1 where there is none. */
export function leverOn(of: Readonly<Record<string, number>>): (action: Treatment) => number {
  const weights = new Map(Object.entries(of));
  return (action) => {
    const { issue, group, id } = action;
    // As of `targetsOf`, without its list: a group may bear the name of its only action; then its weight counts once.
    let product = issue === undefined ? 1 : (weights.get(issue) ?? 1);
    if (group !== undefined && group !== issue) product *= weights.get(group) ?? 1;
    if (id !== undefined && id !== issue && id !== group) product *= weights.get(id) ?? 1;
    return product;
  };
}
