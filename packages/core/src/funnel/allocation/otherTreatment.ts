import type { Candidate, Loss } from '../shortlist.ts';

/** The treatment of the same action that was chosen already: nobody is told the same on two channels at once. */
export const otherTreatment = ({ action, treatment }: Candidate, chosen: readonly Candidate[]): Candidate | undefined =>
  treatment === undefined ? undefined : chosen.find((other) => other.action.id === action.id);

export const treatedBy = ({ action }: Candidate, clause: string): Loss => ({
  reason: 'OTHER_TREATMENT',
  clause,
  seen: action.channel,
});
