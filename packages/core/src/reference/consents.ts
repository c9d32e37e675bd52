import type { CustomerEvent } from '../events/customerEvent.ts';
import type { ConsentRecord, Consents } from '../profile/consent.ts';
import { own } from './own.ts';
import { policiesOf, type Plan } from './plan.ts';
import { escaped } from './pointer.ts';

/** What a word of consent is about: a purpose on a channel, or without one the whole channel. */
export const topic = (channel: string, purpose?: string): string =>
  purpose === undefined ? escaped(channel) : `${escaped(channel)}/${escaped(purpose)}`;

/** The topics that the strategy asks for. */
export const topicsOf = (plan: Plan): readonly string[] =>
  policiesOf(plan).flatMap(({ policy }) =>
    policy.kind === 'consent' ? [topic(policy.channel, policy.purpose), topic(policy.channel)] : [],
  );

/** P4: what the customer has said last of each topic, after an event. */
export function consentsAfter(plan: Plan, consents: Consents, { type, time, properties }: CustomerEvent): Consents {
  const [channel, purpose] = [own(properties, 'channel'), own(properties, 'purpose')];
  if (!['consent_granted', 'consent_withdrawn', 'unsubscribe', 'complaint'].includes(type)) return consents;
  if (typeof channel !== 'string') return consents;
  const isAboutPurpose = type.startsWith('consent_') && typeof purpose === 'string';
  const about = isAboutPurpose ? topic(channel, purpose) : topic(channel);
  if (!topicsOf(plan).includes(about)) return consents;
  const word = { granted: type === 'consent_granted', at: time };
  return { ...consents, [about]: lastWord([own(consents, about) as ConsentRecord | undefined, word])! };
}

/** P4: is the last word on a purpose on a channel a yes? */
export const isGranted = (consents: Consents, channel: string, purpose: string): boolean =>
  lastWord([consentOn(consents, channel, purpose), consentOn(consents, channel)])?.granted ?? false;

export const consentOn = (consents: Consents, channel: string, purpose?: string): ConsentRecord | undefined =>
  own(consents, topic(channel, purpose)) as ConsentRecord | undefined;

/** The latest; at the same time a no is stronger. */
export function lastWord(words: readonly (ConsentRecord | undefined)[]): ConsentRecord | undefined {
  const said = words.filter((word) => word !== undefined);
  const latest = Math.max(...said.map(({ at }) => at));
  const last = said.filter(({ at }) => at === latest);
  return last.find(({ granted }) => !granted) ?? last[0];
}
