import { grouped } from '../../internal/grouped.ts';
import { isMandatory } from '../isMandatory.ts';
import type { Candidate } from '../shortlist.ts';

/** Those whose order is drawn, by channel. */
export const drawnByChannel = (candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> =>
  grouped(candidates, (candidate) => (isMandatory(candidate) ? [] : [candidate.action.channel]));
