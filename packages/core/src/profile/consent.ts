import type { CustomerEvent } from '../events/customerEvent.ts';
import { own } from '../internal/own.ts';
import { withoutSlash } from '../shape/pointer.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What the customer said last: of a purpose on a channel by `channel/purpose`, and of every purpose on it by `channel`;
 * slashes in names are written `~1`, as in a JSON pointer.
 * Only keys that a consent policy of the strategy asks for are kept.
 * @public
 */
export type Consents = Readonly<Record<string, ConsentRecord>>;

/** @public */
export interface ConsentRecord {
  readonly granted: boolean;
  /** Event time. */
  readonly at: Instant;
}

/**
 * The event types by which consent changes. `consent_granted` and `consent_withdrawn` name a `channel` and may name a
 * `purpose`; without one they speak of the whole channel, as `unsubscribe` and `complaint` always do.
 */
const VERDICTS: Readonly<Record<string, boolean>> = {
  consent_granted: true,
  consent_withdrawn: false,
  unsubscribe: false,
  complaint: false,
};

/** The key under which a word is kept: of a purpose on a channel, or of the whole channel. */
export const consentKey = (channel: string, purpose?: string): string =>
  withoutSlash(channel) + (purpose === undefined ? '' : `/${withoutSlash(purpose)}`);

/** Consents after an event; the same object where it says nothing about a key that is kept. */
export function rememberConsent(consents: Consents, event: CustomerEvent, isKept: (key: string) => boolean): Consents {
  const granted = own(VERDICTS, event.type);
  if (granted === undefined) return consents;
  const [channel, purpose] = [own(event.properties, 'channel'), own(event.properties, 'purpose')];
  if (typeof channel !== 'string') return consents;
  const isPurpose = typeof purpose === 'string' && event.type.startsWith('consent_');
  const key = isPurpose ? consentKey(channel, purpose) : consentKey(channel);
  const before = wordOn(consents, key);
  const word = { granted, at: event.time };
  const isNews = before === undefined || isStronger(word, before);
  return isNews && isKept(key) ? { ...consents, [key]: word } : consents;
}

/** Is a word the later one? At the same time a withdrawal is stronger, so that the order of arrival does not matter. */
export const isStronger = (word: ConsentRecord, than: ConsentRecord): boolean =>
  word.at > than.at || (word.at === than.at && !word.granted);

/** True where consent for the purpose on the channel was given and not withdrawn since; the later word counts. */
export function hasConsent(consents: Consents, channel: string, purpose: string): boolean {
  const narrow = wordOn(consents, consentKey(channel, purpose));
  const wide = wordOn(consents, consentKey(channel));
  if (narrow === undefined) return wide?.granted ?? false;
  if (wide === undefined || narrow.at > wide.at) return narrow.granted;
  return narrow.at === wide.at ? narrow.granted && wide.granted : wide.granted;
}

/** The word under a key; a channel may bear a name that every object has by birth. */
export const wordOn = (consents: Consents, key: string): ConsentRecord | undefined => own(consents, key);
