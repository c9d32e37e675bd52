import { testsOf } from './closure.ts';
import type { Subject } from './subject.ts';

/** The same closures in the order of rank: the first offer that fits ends the loop. */
export const bestFirst: Subject = {
  name: 'by-hand, best first',
  prepare(offers, situations) {
    const inOrder = [...offers]
      .sort((a, b) => b.rank - a.rank)
      .map((offer) => ({ id: offer.id, tests: testsOf(offer) }));
    return (i) => {
      const situation = situations[i]!;
      next: for (const { id, tests } of inOrder) {
        for (const test of tests) if (!test(situation)) continue next;
        return id;
      }
      return undefined;
    };
  },
};
