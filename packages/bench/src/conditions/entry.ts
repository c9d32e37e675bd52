import { all, eq, gt, gte, lt, oneOf, type Moment, type Node } from '@opportune/core';

import type { Clause, Offer, Situation } from './work.ts';

/** What `matcher` is given. */
export interface Entry {
  readonly id: string;
  readonly rank: number;
  readonly when: Node;
}

export const entryOf = ({ id, rank, clauses }: Offer): Entry => ({
  id,
  rank,
  when: all(...clauses.map((clause) => nodeOf(clause, clause.path))),
});

/** A clause of ours; the path is what the attribute is called there. */
export function nodeOf(clause: Clause, path: string): Node {
  switch (clause.is) {
    case 'eq':
      return eq(path, clause.value);
    case 'oneOf':
      return oneOf(path, clause.values);
    case 'gte':
      return gte(path, clause.value);
    case 'gt':
      return gt(path, clause.value);
    case 'lt':
      return lt(path, clause.value);
  }
}

/** A situation as a moment. */
export const momentOf = ({ event: { type, value }, profile }: Situation): Partial<Moment> => ({
  event: { id: profile.id, type, customer: profile.id, time: 0, properties: { value } },
  profile,
});
