import { targetsOf } from '../strategy/targetsOf.ts';
import type { Treatment } from '../strategy/treatment.ts';

/** What a table of weights says of an action: the product of those of its issue, its group and its id, 1 where there is none. */
export function leverOn(of: Readonly<Record<string, number>>): (action: Treatment) => number {
  const weights = new Map(Object.entries(of));
  return (action) => {
    let product = 1;
    // A group may bear the name of its only action; then its weight counts once.
    for (const name of targetsOf(action)) product *= weights.get(name) ?? 1;
    return product;
  };
}
