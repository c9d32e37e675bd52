import { testsOf, type Test } from './closure.ts';
import type { Subject } from './subject.ts';
import { eventTypes, segments, type Offer } from './work.ts';

interface Entry {
  readonly id: string;
  readonly tests: readonly Test[];
}

/** What a developer writes who knows that type and segment tell most: a list for each pair of them, best first. */
export const hashIndex: Subject = {
  name: 'hash index by hand',
  prepare(offers, situations) {
    const inOrder = [...offers].sort((a, b) => b.rank - a.rank);
    const lists = new Map<string, Entry[]>();
    for (const type of eventTypes) for (const segment of segments) lists.set(`${type} ${segment}`, []);
    for (const offer of inOrder) {
      const entry = { id: offer.id, tests: testsOf(rest(offer)) };
      for (const segment of new Set(valuesOf(offer, 'profile.segment'))) {
        for (const type of valuesOf(offer, 'event.type')) lists.get(`${type} ${segment}`)!.push(entry);
      }
    }
    return (i) => {
      const situation = situations[i]!;
      next: for (const { id, tests } of lists.get(`${situation.event.type} ${situation.profile.segment}`)!) {
        for (const test of tests) if (!test(situation)) continue next;
        return id;
      }
      return undefined;
    };
  },
};

/** An offer without the clauses that the index has answered. */
const rest = (offer: Offer): Offer => ({
  ...offer,
  clauses: offer.clauses.filter(({ path }) => path !== 'event.type' && path !== 'profile.segment'),
});

const valuesOf = ({ clauses }: Offer, path: string): readonly string[] =>
  clauses.flatMap((clause) =>
    clause.path !== path ? [] : clause.is === 'eq' ? [clause.value] : clause.is === 'oneOf' ? clause.values : [],
  );
