import type { Merge } from '../identity/merge.ts';
import type { StepResult } from './stepResult.ts';

/** Has a merge made the other customer a part of this one, now or before? One that is invalid may name nobody. */
export const isTakenIn = ({ customer, state }: Merge, { ignored }: Pick<StepResult, 'ignored'>): boolean =>
  (ignored === undefined || ignored === 'DUPLICATE') && state.customer !== customer;
