import { compareText } from '../internal/compareText.ts';
import type { Candidate } from './shortlist.ts';

/** The highest first; ties go to the smaller action id, by code units, and of one action to the channel that it names first. */
export const byScore = (a: Candidate, b: Candidate): number =>
  b.score - a.score || compareText(a.action.id, b.action.id) || (a.treatment ?? 0) - (b.treatment ?? 0);
