import type { Moment } from '../funnel/moment.ts';
import type { Evidence } from './evidence.ts';
import type { Treatment } from './treatment.ts';

/**
 * Predicts: the probability, 0…1, that this customer responds to this action at this moment; or the evidence for it, of which
 * the ranking takes the rate that is expected, and `explore` by `thompson` how sure that is. Pure. One that throws or gives anything else
 * drops the candidate with reason `ERROR`.
 * @public
 */
export type Model = (moment: Moment, action: Treatment) => number | Evidence;
