import { compareText } from '../internal/compareText.ts';
import type { Candidate } from './shortlist.ts';

/** The highest first; ties go to the smaller action id, by code units. */
export const byScore = (a: Candidate, b: Candidate): number =>
  b.score - a.score || compareText(a.action.id, b.action.id);
