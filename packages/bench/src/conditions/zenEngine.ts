import { anyOf, quoted, zenTable } from '../zenTable.ts';
import type { Subject } from './subject.ts';
import { PATHS, type Clause, type Offer } from './work.ts';

type Answer = Omit<Offer, 'clauses'>;

/** The offers as the rows of a decision table; every row that fits is collected. */
export const zenEngine: Subject = {
  name: '@gorules/zen-engine',
  async prepare(offers, situations) {
    const fitting = await zenTable<Answer>(PATHS, ['id', 'rank'], offers.map(rowOf));
    return async (i) => {
      let best: Answer | undefined;
      for (const row of await fitting(situations[i]!)) if (best === undefined || row.rank > best.rank) best = row;
      return best?.id;
    };
  },
};

const rowOf = ({ id, rank, clauses }: Offer): Readonly<Record<string, string>> => ({
  _id: id,
  ...Object.fromEntries(PATHS.map((path) => [path, cellOf(clauses.filter((clause) => clause.path === path))])),
  id: quoted(id),
  rank: String(rank),
});

const OPERATOR = { gte: '>=', gt: '>', lt: '<' } as const;

/** What the clauses ask of one attribute, as a cell; an empty one asks nothing. */
function cellOf(clauses: readonly Clause[]): string {
  return clauses
    .map((clause) => {
      switch (clause.is) {
        case 'eq':
          return quoted(clause.value);
        case 'oneOf':
          return anyOf(clause.values);
        default:
          return `${OPERATOR[clause.is]} ${clause.value}`;
      }
    })
    .join(' and ');
}
