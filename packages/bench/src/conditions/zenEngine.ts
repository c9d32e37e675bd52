import { NotHere, type Subject } from './subject.ts';
import { PATHS, type Clause, type Offer } from './work.ts';

/** The offers as the rows of a decision table; every row that fits is collected. */
export const zenEngine: Subject = {
  name: '@gorules/zen-engine',
  async prepare(offers, situations) {
    // Native code, and not for every machine.
    const { ZenEngine } = await import('@gorules/zen-engine').catch((error: unknown) => {
      throw new NotHere('it has no native code for this machine', { cause: error });
    });
    const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graphOf(offers))));
    return async (i) => {
      const { result } = (await decision.evaluate(situations[i]!)) as { result: readonly Omit<Offer, 'clauses'>[] };
      let best: (typeof result)[number] | undefined;
      for (const row of result) if (best === undefined || row.rank > best.rank) best = row;
      return best?.id;
    };
  },
};

/** Question, table, answer. */
function graphOf(offers: readonly Offer[]): object {
  const inputs = PATHS.map((field) => ({ id: field, name: field, field }));
  const outputs = ['id', 'rank'].map((field) => ({ id: field, name: field, field }));
  const rules = offers.map((offer) => ({
    _id: offer.id,
    ...Object.fromEntries(PATHS.map((path) => [path, cellOf(offer.clauses.filter((clause) => clause.path === path))])),
    id: quoted(offer.id),
    rank: String(offer.rank),
  }));
  return {
    nodes: [
      { id: 'question', name: 'question', type: 'inputNode' },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        content: { hitPolicy: 'collect', inputs, outputs, rules },
      },
      { id: 'answer', name: 'answer', type: 'outputNode' },
    ],
    edges: [
      { id: 'asks', type: 'edge', sourceId: 'question', targetId: 'table' },
      { id: 'tells', type: 'edge', sourceId: 'table', targetId: 'answer' },
    ],
  };
}

const OPERATOR = { gte: '>=', gt: '>', lt: '<' } as const;

/** What the clauses ask of one attribute, as a cell; an empty one asks nothing. */
function cellOf(clauses: readonly Clause[]): string {
  return clauses
    .map((clause) => {
      switch (clause.is) {
        case 'eq':
          return quoted(clause.value);
        case 'oneOf':
          return [...new Set(clause.values)].map(quoted).join(', ');
        default:
          return `${OPERATOR[clause.is]} ${clause.value}`;
      }
    })
    .join(' and ');
}

const quoted = (text: string): string => `'${text}'`;
