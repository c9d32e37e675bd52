import { isMandatory } from './isMandatory.ts';
import type { Candidate } from './shortlist.ts';

/** What is mandatory before everything else; apart from that the order stays. */
export function mandatoryFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const mandatory = candidates.filter(isMandatory);
  return mandatory.length === 0
    ? candidates
    : [...mandatory, ...candidates.filter((candidate) => !isMandatory(candidate))];
}
