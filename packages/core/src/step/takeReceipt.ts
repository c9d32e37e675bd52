import type { Receipt } from '../events/receipt.ts';
import { contactRank } from '../policies/contactRank.ts';
import { placeAfter } from '../policies/placeAfter.ts';
import type { Turn } from './turn.ts';

/**
 * A channel says what became of a decision: its place in the contact history is committed or given back.
 * @see docs/semantics.md, P5
 */
export function takeReceipt(turn: Turn, receipt: Receipt): void {
  const { contacts } = turn.state;
  const contact = contacts.find(({ decision }) => decision === receipt.decision);
  if (contact === undefined) return turn.ignore('NOT_FOUND');
  const status = placeAfter(receipt);
  if (status === undefined || contactRank[status] <= contactRank[contact.status]) return;
  turn.change({ contacts: contacts.map((each) => (each === contact ? { ...contact, status } : each)) });
}
