import { isStronger, wordOn, type ConsentRecord, type Consents } from '../profile/consent.ts';

/** The last word of both on each key. */
export function joinedConsents(one: Consents, other: Consents): Consents {
  const words = Object.entries(other).filter(([key, word]) => isNews(word, wordOn(one, key)));
  return Object.fromEntries([...Object.entries(one), ...words]);
}

const isNews = (word: ConsentRecord, before: ConsentRecord | undefined): boolean =>
  before === undefined || isStronger(word, before);
