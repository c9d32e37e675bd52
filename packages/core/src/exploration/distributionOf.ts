import type { Exploration } from '../funnel/explore.ts';
import type { Evidence } from '../strategy/evidence.ts';
import { bestByEvidence } from './bestByEvidence.ts';
import { epsilonGreedy } from './epsilonGreedy.ts';
import { softmax } from './softmax.ts';
import { squareCB } from './squareCB.ts';

/** How likely each candidate is to be chosen, by their scores, best first, and by what is known of them. */
export function distributionOf(
  by: Exploration,
  scores: readonly number[],
  evidence: readonly (Evidence | undefined)[] = [],
): readonly number[] {
  // A product of factors may be more than a number holds.
  const finite = scores.map((score) => Math.min(score, Number.MAX_VALUE));
  switch (by.method) {
    case 'epsilonGreedy':
      return epsilonGreedy(finite.length, by.epsilon);
    case 'softmax':
      return softmax(finite, by.lambda);
    case 'squareCB':
      return squareCB(finite, by.gamma);
    case 'thompson':
      return bestByEvidence(finite, evidence);
  }
}
