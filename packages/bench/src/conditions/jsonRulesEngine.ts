import { Engine } from 'json-rules-engine';

import type { Subject } from './subject.ts';

const OPERATOR = {
  eq: 'equal',
  oneOf: 'in',
  gte: 'greaterThanInclusive',
  gt: 'greaterThan',
  lt: 'lessThan',
} as const;

export const jsonRulesEngine: Subject = {
  name: 'json-rules-engine',
  prepare(offers, situations) {
    const engine = new Engine();
    for (const { id, rank, clauses } of offers) {
      engine.addRule({
        conditions: {
          all: clauses.map((clause) => {
            const [fact, ...rest] = clause.path.split('.');
            return {
              fact: fact!,
              path: `$.${rest.join('.')}`,
              operator: OPERATOR[clause.is],
              value: clause.is === 'oneOf' ? clause.values : clause.value,
            };
          }),
        },
        event: { type: id, params: { rank } },
      });
    }
    return async (i) => {
      const { events } = await engine.run({ ...situations[i]! });
      let id: string | undefined;
      let best = 0;
      for (const { type, params } of events) {
        const rank = params!['rank'] as number;
        if (rank > best) [id, best] = [type, rank];
      }
      return id;
    };
  },
};
