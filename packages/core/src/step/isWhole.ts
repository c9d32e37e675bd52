import type { Origin } from '../identity/origin.ts';
import type { Standing } from '../identity/standing.ts';
import type { Deferral } from '../policies/deferral.ts';
import type { Consents } from '../profile/consent.ts';
import type { CustomerState } from '../profile/customerState.ts';

/**
 * Has a state the form that a step writes, as far as it would cost much or be taken for something else? A text where a map should be
 * would cost as much as it has letters, at every step.
 */
export const isWhole = (state: CustomerState): boolean =>
  isStanding(state) &&
  isMap(state.aggregates) &&
  Number.isFinite(state.since) &&
  Number.isFinite(state.revision) &&
  isAbsentOr(state.subject, (subject) => typeof subject === 'string') &&
  isAbsentOr(state.erasedAt, Number.isFinite) &&
  isAbsentOr(state.origins, (origins) => isMap(origins) && Object.values(origins).every(isOrigin)) &&
  isAbsentOr(state.pending, (pending) => isMap(pending) && Object.values(pending).every(isStanding));

const isAbsentOr = <T>(part: T | undefined, isRight: (part: T) => boolean): boolean =>
  part === undefined || isRight(part);

const isOrigin = (origin: Origin): boolean =>
  isMap(origin) && Number.isFinite(origin.revision) && isMap(origin.aggregates);

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

const areConsents = (consents: Consents): boolean => isMap(consents) && Object.values(consents).every(isMap);

const isDeferral = (deferral: Deferral): boolean =>
  isMap(deferral) && isMap(deferral.match) && Array.isArray(deferral.actions);

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
