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
  /** What is drawn from; the strategy's seed where it is left out. */
  readonly seed?: string;
}

/**
 * Keeps a share of the customers out of everything that is not mandatory, so that what the strategy is worth can be measured against them.
 * Who is in the group is a hash of the strategy's seed and of the id under which the customer was first known: it needs no
 * storage and never changes. Hold-outs of the same seed share one draw, in this strategy and in others: the larger holds out whom the smaller does, and
 * more. With a seed of their own they have nothing to do with each other.
 *
 * @param options - `share`: 0…1; `seed`: one for all strategies makes a universal hold-out
 * @example
 * ```ts
 * import { holdout } from '@opportune/core';
 *
 * holdout({ share: 0.05 }); // => { kind: 'holdout', share: 0.05 }
 * holdout({ share: 0.02, seed: 'universal' }).seed; // => 'universal'
 * ```
 * @see docs/semantics.md, F4
 * @public
 */
export const holdout = (options: Omit<Holdout, 'kind'>): Holdout => ({ kind: 'holdout', ...options });

/** @public */
export const holdoutRule: StageRule<Holdout> = {
  family: 'stage',
  kind: 'holdout',
  fields: { required: { share: { is: 'number', min: 0, max: 1 } }, optional: { seed: { is: 'text' } } },
  compile: ({ share, seed: own }, build, at) => {
    const seed = own ?? build.seed;
    const loss: Loss = { reason: 'HELD_OUT', clause: at, needed: { share } };
    return (shortlist) => {
      const isHeldOut = chance(seed, subjectOf(shortlist.state), 'holdout') < share;
      if (isHeldOut) {
        const left = sift(shortlist, 'holdout', (candidate) => (isMandatory(candidate) ? undefined : loss));
        return left === shortlist ? left : { ...left, heldOut: share };
      }
      const before = shortlist.spared?.get(seed) ?? 1;
      const spared = Math.min(before, 1 - share);
      // One draw for all hold-outs of a seed: who passes the largest has passed them all.
      if (spared === before) return shortlist;
      const candidates = shortlist.candidates.map((candidate) =>
        isMandatory(candidate) ? candidate : { ...candidate, probability: candidate.probability * (spared / before) },
      );
      return { ...shortlist, candidates, spared: new Map([...(shortlist.spared ?? []), [seed, spared]]) };
    };
  },
};
