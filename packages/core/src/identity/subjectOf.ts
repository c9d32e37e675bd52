import type { CustomerState } from '../profile/customerState.ts';

/** Whose chance it is that is drawn: the identity under which the customer was first known, so that no merge throws the dice again. */
export const subjectOf = ({ subject, customer }: Pick<CustomerState, 'subject' | 'customer'>): string =>
  subject ?? customer;
