import { canonical } from '../internal/canonical.ts';
import { compareText } from '../internal/compareText.ts';
import type { Contact } from '../policies/contact.ts';
import { contactRank } from '../policies/contactRank.ts';

/** The contacts of all identities, each decision once, with the most that is known of what became of it; oldest first. */
export function contactsOf(all: readonly Contact[]): readonly Contact[] {
  const joined = new Map<string, Contact>();
  for (const contact of all) {
    const mine = joined.get(contact.decision);
    joined.set(contact.decision, mine === undefined ? contact : furtherOf(mine, contact));
  }
  return Array.from(joined.values()).sort((a, b) => a.at - b.at || compareText(a.decision, b.decision));
}

function furtherOf(one: Contact, other: Contact): Contact {
  const byRank = contactRank[one.status] - contactRank[other.status];
  return (byRank || compareText(canonical(one), canonical(other))) < 0 ? other : one;
}
