import type { Clause, Offer, Path, Situation } from './work.ts';

export type Test = (situation: Situation) => boolean;

/** A closure for each clause. */
export const testsOf = ({ clauses }: Offer): readonly Test[] => clauses.map(testOf);

function testOf(clause: Clause): Test {
  switch (clause.is) {
    case 'eq':
      return is(clause.path, clause.value);
    case 'oneOf':
      return isOneOf(clause.path, clause.values);
    default:
      return compares(clause.path, clause.is, clause.value);
  }
}

function is(path: Path, value: string): Test {
  const read = READ[path];
  return (situation) => read(situation) === value;
}

function isOneOf(path: Path, values: readonly string[]): Test {
  const read = READ[path];
  return (situation) => values.includes(read(situation) as string);
}

function compares(path: Path, how: 'gte' | 'gt' | 'lt', value: number): Test {
  const read = READ[path] as (situation: Situation) => number;
  switch (how) {
    case 'gte':
      return (situation) => read(situation) >= value;
    case 'gt':
      return (situation) => read(situation) > value;
    case 'lt':
      return (situation) => read(situation) < value;
  }
}

const READ: Readonly<Record<Path, (situation: Situation) => unknown>> = {
  'event.type': ({ event }) => event.type,
  'event.value': ({ event }) => event.value,
  'profile.segment': ({ profile }) => profile.segment,
  'profile.country': ({ profile }) => profile.country,
  'profile.traits.ltv': ({ profile }) => profile.traits.ltv,
  'profile.traits.churnRisk': ({ profile }) => profile.traits.churnRisk,
};
