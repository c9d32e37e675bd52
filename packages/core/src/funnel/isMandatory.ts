import type { Candidate } from './shortlist.ts';

/** Is it to be chosen whatever it is worth? */
export const isMandatory = ({ action }: Pick<Candidate, 'action'>): boolean => action.mandatory === true;
