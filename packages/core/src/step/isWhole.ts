import type { CustomerState } from '../profile/customerState.ts';

/**
 * Has a state the form that a step writes, as far as it would cost much or be taken for something else? A text where a map should be
 * would cost as much as it has letters, at every step.
 */
export const isWhole = ({
  profile,
  aggregates,
  triggers,
  consents,
  seen,
  contacts,
  deferrals,
}: CustomerState): boolean =>
  [profile, aggregates, triggers, consents].every(isMap) &&
  [seen, contacts, deferrals].every(Array.isArray) &&
  Object.values(consents).every(isMap) &&
  contacts.every(isMap) &&
  deferrals.every((deferral) => isMap(deferral) && isMap(deferral.match) && Array.isArray(deferral.actions));

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
