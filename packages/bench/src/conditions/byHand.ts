import { testsOf } from './closure.ts';
import type { Subject } from './subject.ts';

/** What a developer writes first: a closure a clause, all offers in a loop. */
export const byHand: Subject = {
  name: 'by-hand',
  prepare(offers, situations) {
    const tests = offers.map(testsOf);
    return (i) => {
      const situation = situations[i]!;
      let id: string | undefined;
      let best = 0;
      next: for (let k = 0; k < offers.length; k += 1) {
        for (const test of tests[k]!) if (!test(situation)) continue next;
        const { rank } = offers[k]!;
        if (rank > best) [id, best] = [offers[k]!.id, rank];
      }
      return id;
    };
  },
};
