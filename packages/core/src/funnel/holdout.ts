import { subjectOf } from '../identity/subjectOf.ts';
import { chance } from '../internal/chance.ts';
import { isMandatory } from './isMandatory.ts';
import type { Loss } from './shortlist.ts';
import { sift } from './sift.ts';
import type { StageRule } from './stageRule.ts';

/** @public */
export interface Holdout {
  readonly kind: 'holdout';
  readonly share: number;
}

/**
 * Keeps a share of the customers out of everything that is not mandatory, so that what the strategy is worth can be measured against them.
 * Who is in the group is a hash of the strategy's seed and of the id under which the customer was first known: it needs no
 * storage and never changes.
 *
 * @param options - `share`: 0…1
 * @example
 * ```ts
 * import { holdout } from '@opportune/core';
 *
 * holdout({ share: 0.05 }); // => { kind: 'holdout', share: 0.05 }
 * ```
 * @see docs/semantics.md, F4
 * @public
 */
export const holdout = (options: Omit<Holdout, 'kind'>): Holdout => ({ kind: 'holdout', ...options });

/** @public */
export const holdoutRule: StageRule<Holdout> = {
  family: 'stage',
  kind: 'holdout',
  fields: { required: { share: { is: 'number', min: 0, max: 1 } } },
  compile: ({ share }, { seed }, at) => {
    const loss: Loss = { reason: 'HELD_OUT', clause: at, needed: { share } };
    return (shortlist) => {
      const isHeldOut = chance(seed, subjectOf(shortlist.state), 'holdout') < share;
      if (isHeldOut) {
        const left = sift(shortlist, 'holdout', (candidate) => (isMandatory(candidate) ? undefined : loss));
        return left === shortlist ? left : { ...left, heldOut: share };
      }
      const candidates = shortlist.candidates.map((candidate) =>
        isMandatory(candidate)
          ? candidate
          : // One draw for all hold-outs: who passes the largest has passed them all.
            { ...candidate, probability: Math.min(candidate.probability, 1 - share) },
      );
      return { ...shortlist, candidates };
    };
  },
};
