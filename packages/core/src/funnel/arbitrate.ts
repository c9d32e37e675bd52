import type { Fault } from '../errors/fault.ts';
import type { Factor } from '../factors/factor.ts';
import { joined } from '../internal/joined.ts';
import { under } from '../shape/pointer.ts';
import { byScore } from './byScore.ts';
import { failure } from './failure.ts';
import type { Fate } from './fate.ts';
import { fateOf } from './fateOf.ts';
import { isMandatory } from './isMandatory.ts';
import type { Candidate } from './shortlist.ts';
import type { StageRule } from './stageRule.ts';

/** @public */
export interface Arbitrate<By = Factor> {
  readonly kind: 'arbitrate';
  readonly by: By;
}

/**
 * The ranking: scores each candidate and puts the highest first; ties go to the smaller action id, by code units. A score
 * of 0 or less drops the candidate, save one that is mandatory.
 *
 * @example
 * ```ts
 * import { arbitrate, value } from '@opportune/core';
 *
 * arbitrate(value()); // => { kind: 'arbitrate', by: { kind: 'value' } }
 * ```
 * @see docs/semantics.md, R1
 * @public
 */
export const arbitrate = <const By extends { readonly kind: string }>(by: By): Arbitrate<By> => ({
  kind: 'arbitrate',
  by,
});

/** @public */
export const arbitrateRule: StageRule<Arbitrate> = {
  family: 'stage',
  kind: 'arbitrate',
  fields: { required: { by: { is: 'node', family: 'factor' } } },
  compile: ({ by }, build, at) => {
    const factor = build.factor(by, under(at, 'by'));
    build.ranksBy(factor);
    return (shortlist) => {
      const { moment } = shortlist;
      const candidates: Candidate[] = [];
      const dropped: Fate[] = [];
      const faults: Fault[] = [];
      for (const candidate of shortlist.candidates) {
        const { action } = candidate;
        try {
          const score = factor.score(moment, action);
          if (score > 0) {
            candidates.push({ ...candidate, score });
          } else if (isMandatory(candidate)) {
            candidates.push({ ...candidate, score: 0 });
          } else {
            dropped.push(
              fateOf(shortlist, 'arbitrate', candidate, 'ZERO_SCORE', {
                clause: at,
                seen: score,
                needed: { above: 0 },
              }),
            );
          }
        } catch (error) {
          const { fault, loss } = failure('MODEL_FAILED', at, candidate, error);
          faults.push(fault);
          if (isMandatory(candidate)) candidates.push({ ...candidate, score: 0 });
          else dropped.push(fateOf(shortlist, 'arbitrate', candidate, loss.reason, loss));
        }
      }
      candidates.sort(byScore);
      return {
        ...shortlist,
        candidates,
        contributions: (action) => {
          try {
            return factor.contributions(moment, action);
          } catch {
            // A model that gave a number a moment ago fails when it is asked again; the decision stands.
            return [];
          }
        },
        dropped: joined(shortlist.dropped, dropped),
        faults: joined(shortlist.faults, faults),
      };
    };
  },
};
