import type { Offer } from './work.ts';

const OPERATOR = { eq: '===', oneOf: 'in', gte: '>=', gt: '>', lt: '<' } as const;

/** An offer's clauses in JsonLogic. */
export const logicOf = ({ clauses }: Offer): object => ({
  and: clauses.map((clause) => ({
    [OPERATOR[clause.is]]: [{ var: clause.path }, clause.is === 'oneOf' ? clause.values : clause.value],
  })),
});
