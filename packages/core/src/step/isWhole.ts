import type { Standing } from '../identity/standing.ts';
import type { Deferral } from '../policies/deferral.ts';
import type { Consents } from '../profile/consent.ts';
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
  since,
  revision,
  subject = '',
  erasedAt = 0,
  origins = {},
  pending = {},
}: CustomerState): boolean =>
  [since, revision].every(Number.isFinite) &&
  typeof subject === 'string' &&
  Number.isFinite(erasedAt) &&
  [profile, aggregates, triggers, origins, pending].every(isMap) &&
  [seen, contacts, deferrals].every(Array.isArray) &&
  areConsents(consents) &&
  contacts.every(isMap) &&
  deferrals.every(isDeferral) &&
  Object.values(origins).every(
    (origin) => isMap(origin) && Number.isFinite(origin.revision) && isMap(origin.aggregates),
  ) &&
  Object.values(pending).every(isStanding);

const areConsents = (consents: Consents): boolean => isMap(consents) && Object.values(consents).every(isMap);

const isDeferral = (deferral: Deferral): boolean =>
  isMap(deferral) && isMap(deferral.match) && Array.isArray(deferral.actions);

const isStanding = (standing: Standing): boolean =>
  isMap(standing) &&
  Number.isFinite(standing.watermark) &&
  isMap(standing.profile) &&
  isMap(standing.triggers) &&
  Array.isArray(standing.seen) &&
  Array.isArray(standing.deferrals) &&
  Array.isArray(standing.contacts) &&
  standing.contacts.every(isMap) &&
  areConsents(standing.consents) &&
  standing.deferrals.every(isDeferral);

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
