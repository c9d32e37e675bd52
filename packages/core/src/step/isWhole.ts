import type { CustomerState } from '../profile/customerState.ts';

/**
 * Has a state the form that a step writes, as far as it would cost much or be taken for something else? A text where a map should be
 * would cost as much as it has letters, at every step. It is asked at every step, so it makes no objects.
 */
export function isWhole(state: CustomerState): boolean {
  const { marks, profile, aggregates, triggers, consents, seen, contacts, deferrals } = state;
  if (marks !== undefined && typeof marks !== 'string') return false;
  if (!(isMap(profile) && isMap(aggregates) && isMap(triggers) && isMap(consents))) return false;
  if (!(Array.isArray(seen) && Array.isArray(contacts) && Array.isArray(deferrals))) return false;
  for (const key in consents) if (Object.hasOwn(consents, key) && !isMap(consents[key])) return false;
  for (let i = 0; i < contacts.length; i += 1) if (!isMap(contacts[i])) return false;
  for (let i = 0; i < deferrals.length; i += 1) if (!isDeferral(deferrals[i])) return false;
  return true;
}

const isDeferral = (it: unknown): boolean => {
  if (!isMap(it)) return false;
  const { match, actions } = it as Partial<CustomerState['deferrals'][number]>;
  return isMap(match) && Array.isArray(actions);
};

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
