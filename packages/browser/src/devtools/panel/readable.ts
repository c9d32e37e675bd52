import { exportOf, openMatches, type CustomerState, type Instant, type OpenMatch, type Step } from '@opportune/core';

/** What is remembered of a customer, to be read: values instead of what they are worked out from. */
export interface Readable {
  readonly profile: Readonly<Record<string, unknown>>;
  readonly aggregates: Readonly<Record<string, unknown>>;
  readonly open: readonly OpenMatch[];
  readonly consents: CustomerState['consents'];
  readonly contacts: CustomerState['contacts'];
  readonly deferrals: CustomerState['deferrals'];
  readonly identities: readonly string[];
}

export function readable(step: Step, state: CustomerState, now: Instant): Readable {
  const { attributes, aggregates, consents, contacts, deferrals, identities } = exportOf(step, state, now);
  return {
    profile: attributes,
    aggregates: Object.fromEntries(Object.entries(aggregates).map(([name, { value }]) => [name, value])),
    open: openMatches(step, state, now),
    consents,
    contacts,
    deferrals,
    identities,
  };
}
