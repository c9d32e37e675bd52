import type { Fault } from '../errors/fault.ts';
import { joined } from '../internal/joined.ts';
import type { Pointer } from '../shape/pointer.ts';
import { failure } from './failure.ts';
import type { Fate } from './fate.ts';
import { fateOf } from './fateOf.ts';
import type { Candidate, Shortlist } from './shortlist.ts';
import { siftBy } from './sift.ts';

/** As `siftBy`, where the judge may be a rule of somebody else's: what it throws over loses that candidate only. */
export function siftSafely(
  shortlist: Shortlist,
  stage: string,
  at: Pointer,
  judge: (candidate: Candidate) => Fate | undefined,
): Shortlist {
  const faults: Fault[] = [];
  const sifted = siftBy(shortlist, (candidate) => {
    try {
      return judge(candidate);
    } catch (error) {
      const { fault, loss } = failure('RULE_FAILED', at, candidate, error);
      faults.push(fault);
      return fateOf(shortlist, stage, candidate, loss.reason, loss);
    }
  });
  return faults.length === 0 ? sifted : { ...sifted, faults: joined(sifted.faults, faults) };
}
