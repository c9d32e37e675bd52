import { compareText } from '../internal/compareText.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { subjectOf } from './subjectOf.ts';

type Known = Pick<CustomerState, 'customer' | 'subject' | 'since'>;

/** Who was known first; of two at the same time, the smaller id. */
export const firstKnown = (one: Known, other: Known): Known =>
  (one.since - other.since || compareText(subjectOf(one), subjectOf(other))) <= 0 ? one : other;
