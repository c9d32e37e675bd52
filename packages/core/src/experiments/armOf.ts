import type { Assignment } from '../funnel/decision.ts';
import { armsOf } from './armsOf.ts';
import { bucketRanges } from './bucketRanges.ts';
import { chooseVariation } from './chooseVariation.ts';
import { hashOf } from './hashOf.ts';
import { inNamespace } from './inNamespace.ts';
import type { Trial } from './trial.ts';

/**
 * The arm of an experiment that somebody is in: always the same for the same id, without storage. For counting everybody of an arm, those
 * for whom nothing was decided among them.
 *
 * @param trial - an `experiment`, or what `split` is given
 * @param subject - the id under which the customer was first known: `subject` of the state, or its `customer` where there is none
 * @returns undefined for whoever is outside of the layer or the coverage
 * @example
 * ```ts
 * import { experiment } from '@opportune/core';
 * import { armOf } from '@opportune/core/experiments';
 *
 * const ranking = experiment({ id: 'ranking', arms: { old: { weight: 0.5, stages: [] }, new: { weight: 0.5, stages: [] } } });
 *
 * armOf(ranking, 'ada'); // => { arm: 'new', share: 0.5 }
 * ```
 * @see docs/semantics.md, X2
 * @public
 */
export const armOf = (trial: Trial, subject: string): Assignment | undefined => assigner(trial)(subject);

/** As `armOf`, with all that does not depend on the customer worked out before. */
export function assigner(trial: Trial): (subject: string) => Assignment | undefined {
  const { id, seed = id, hashVersion = 2, coverage = 1, layer } = trial;
  const weights = armsOf(trial).map(([, { weight }]) => weight);
  const ranges = bucketRanges(weights.length, coverage, weights);
  const assignments = assignmentsOf(trial);
  return (subject) => {
    if (layer !== undefined && !inNamespace(subject, [layer.id, layer.from, layer.to])) return undefined;
    return assignments[chooseVariation(hashOf(seed, subject, hashVersion)!, ranges)];
  };
}

/** What anybody can be in. */
export function assignmentsOf(trial: Trial): readonly Assignment[] {
  const { coverage = 1, layer } = trial;
  const part = layer === undefined ? 1 : layer.to - layer.from;
  return armsOf(trial).map(([arm, { weight }]) => ({ arm, share: weight * coverage * part }));
}
