import type { Subject } from './subject.ts';
import type { Clause, Offer, Situation } from './work.ts';

/** Offers in one function. A function with all of them is too long for the optimizer of V8. */
const CHUNK = 500;

type Chunk = (situation: Situation, best: Best) => void;

interface Best {
  rank: number;
  id: string | undefined;
}

/** All clauses of all offers as source text. A page with a strict content security policy may not do this. */
export const generatedCode: Subject = {
  name: 'generated code',
  prepare(offers, situations) {
    const chunks: Chunk[] = [];
    for (let from = 0; from < offers.length; from += CHUNK) chunks.push(codeOf(offers.slice(from, from + CHUNK)));
    return (i) => {
      const best: Best = { rank: 0, id: undefined };
      for (const chunk of chunks) chunk(situations[i]!, best);
      return best.id;
    };
  },
};

function codeOf(offers: readonly Offer[]): Chunk {
  const source = ['const { event, profile } = situation;', ...offers.map(lineOf)].join('\n');
  // oxlint-disable-next-line typescript/no-implied-eval -- what is compared is code made at run time
  return new Function('situation', 'best', source) as Chunk;
}

const lineOf = ({ id, rank, clauses }: Offer): string =>
  `if (best.rank < ${rank} && ${clauses.map(sourceOf).join(' && ')}) { best.rank = ${rank}; best.id = '${id}'; }`;

const OPERATOR = { eq: '===', gte: '>=', gt: '>', lt: '<' } as const;

function sourceOf(clause: Clause): string {
  if (clause.is !== 'oneOf') return `${clause.path} ${OPERATOR[clause.is]} ${JSON.stringify(clause.value)}`;
  const members = [...new Set(clause.values)].map((value) => `${clause.path} === ${JSON.stringify(value)}`);
  return `(${members.join(' || ')})`;
}
