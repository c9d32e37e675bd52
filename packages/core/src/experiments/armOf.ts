import type { Assignment } from '../funnel/decision.ts';
import type { Experiment } from '../funnel/experiment.ts';
import { armsOf } from './armsOf.ts';
import { bucketRanges } from './bucketRanges.ts';
import { chooseVariation } from './chooseVariation.ts';
import { hashOf } from './hashOf.ts';
import { inNamespace } from './inNamespace.ts';

/**
 * The arm of an experiment that somebody is in: always the same for the same id, without storage. For counting everybody of an arm, those
 * for whom nothing was decided among them.
 *
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
export const armOf = (experiment: Experiment, subject: string): Assignment | undefined => assigner(experiment)(subject);

/** As `armOf`, with all that does not depend on the customer worked out before. */
export function assigner(experiment: Experiment): (subject: string) => Assignment | undefined {
  const { id, seed = id, hashVersion = 2, coverage = 1, layer } = experiment;
  const arms = armsOf(experiment);
  const weights = arms.map(([, { weight }]) => weight);
  const ranges = bucketRanges(arms.length, coverage, weights);
  const part = layer === undefined ? 1 : layer.to - layer.from;
  const assignments = arms.map(([arm, { weight }]): Assignment => ({ arm, share: weight * coverage * part }));
  return (subject) => {
    if (layer !== undefined && !inNamespace(subject, [layer.id, layer.from, layer.to])) return undefined;
    return assignments[chooseVariation(hashOf(seed, subject, hashVersion)!, ranges)];
  };
}
