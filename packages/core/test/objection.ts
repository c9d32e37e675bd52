import type { Candidate, Loss, Shortlist } from '../src/funnel/shortlist.ts';
import type { CompiledPolicy } from '../src/policies/policyRule.ts';

/** What a policy says of the first candidate, where it may be asked of it. */
export const objection = (
  { concerns, judge }: CompiledPolicy,
  list: Shortlist,
  chosen: readonly Candidate[] = [],
): Loss | undefined => {
  const candidate = list.candidates[0]!;
  return concerns?.(candidate.action) === false ? undefined : judge(list, candidate, chosen);
};
