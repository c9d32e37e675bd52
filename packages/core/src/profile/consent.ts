import type { CustomerEvent } from '../events/customerEvent.ts';
import { own } from '../internal/own.ts';
import { withoutSlash } from '../shape/pointer.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What was said last: of a purpose on a channel by `channel/purpose`, of every purpose on it by `channel`, and whether the customer may be
 * contacted on it at all by `channel//`, on every channel by `//`; slashes in names are written `~1`, as in a JSON pointer.
 * Only keys that a policy of the strategy asks for are kept.
 * @public
 */
export type Consents = Readonly<Record<string, ConsentRecord>>;

/** @public */
export interface ConsentRecord {
  readonly granted: boolean;
  /** Event time. */
  readonly at: Instant;
  /** The source of the event that said so, where it names one; the first 64 code units of it. */
  readonly source?: string;
}

/**
 * A word on consent, or on whether a customer may be contacted at all.
 * @public
 */
export interface ConsentWord {
  /** The key of `CustomerState.consents` that it is about. */
  readonly key: string;
  readonly granted: boolean;
}

/**
 * Consents after an event, as `hearing` makes it; the same object where the event says nothing about a key that is kept.
 * @public
 */
export type Hearing = (consents: Consents, event: CustomerEvent, kept: ReadonlySet<string>) => Consents;

/** Whoever sends an event may write anything into it, and it is to be kept. */
export const LONGEST_SOURCE = 64;

/** The key under which a word is kept: of a purpose on a channel, or of the whole channel. */
export const consentKey = (channel: string, purpose?: string): string =>
  withoutSlash(channel) + (purpose === undefined ? '' : `/${withoutSlash(purpose)}`);

/**
 * Remembers the words on consent that somebody hears in events: what a policy `hears`.
 *
 * @param wordIn - what an event says; undefined where it says nothing. One function for all policies of a kind, which then hear an event once
 * @example
 * ```ts
 * import { hearing } from '@opportune/core';
 *
 * const hears = hearing(({ type }) => (type === 'opted_in' ? { key: 'sms', granted: true } : undefined));
 * const event = { id: 'e1', type: 'opted_in', customer: 'ada', time: 5, properties: {} };
 *
 * hears({}, event, new Set(['sms'])); // => { sms: { granted: true, at: 5 } }
 * ```
 * @public
 */
export const hearing =
  (wordIn: (event: CustomerEvent) => ConsentWord | undefined): Hearing =>
  (consents, event, kept) => {
    const said = wordIn(event);
    if (said === undefined || !kept.has(said.key)) return consents;
    const { key, granted } = said;
    const before = wordOn(consents, key);
    const word = { granted, at: event.time, ...sourceOf(event) };
    return before === undefined || isStronger(word, before) ? { ...consents, [key]: word } : consents;
  };

const sourceOf = ({ source }: CustomerEvent): Pick<ConsentRecord, 'source'> =>
  typeof source === 'string' && source !== '' ? { source: source.slice(0, LONGEST_SOURCE) } : {};

/**
 * Is a word the later one? At the same time a withdrawal is stronger, and of equal words that of the greater source, so that the order of
 * arrival does not matter.
 */
export function isStronger(word: ConsentRecord, than: ConsentRecord): boolean {
  if (word.at !== than.at) return word.at > than.at;
  if (word.granted !== than.granted) return !word.granted;
  return (word.source ?? '') > (than.source ?? '');
}

/** True where consent for the purpose on the channel was given and not withdrawn since; the later word counts. */
export const hasConsent = (consents: Consents, channel: string, purpose: string): boolean =>
  lastWord(consents, consentKey(channel, purpose), consentKey(channel))?.granted ?? false;

/** The later of the words under two keys; at the same time the one that says no. */
export function lastWord(consents: Consents, one: string, other: string): ConsentRecord | undefined {
  const [word, than] = [wordOn(consents, one), wordOn(consents, other)];
  if (word === undefined || than === undefined) return word ?? than;
  return isStronger(than, word) ? than : word;
}

/** The word under a key; a channel may bear a name that every object has by birth. */
export const wordOn = (consents: Consents, key: string): ConsentRecord | undefined => own(consents, key);
