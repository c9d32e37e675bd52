import type { Receipt } from '../events/receipt.ts';
import type { Contact } from '../policies/contact.ts';
import { contactRank } from '../policies/contactRank.ts';
import { placeAfter } from '../policies/placeAfter.ts';
import { isText, type Intake } from './intake.ts';
import { rememberOutcomes } from './rememberOutcomes.ts';
import type { Turn } from './turn.ts';

/** What became of decisions. */
export const receipts: Intake<Receipt> = {
  wrongAt: ({ decision }) => (isText(decision) ? undefined : '/decision'),
  take: takeReceipt,
};

/**
 * A channel says what became of a decision: its place in the contact history is committed or given back.
 * @see docs/semantics.md, P5
 */
function takeReceipt(turn: Turn, receipt: Receipt): void {
  const { contacts } = turn.state;
  const contact = contacts.find(({ decision }) => decision === receipt.decision);
  if (contact === undefined) return turn.ignore('NOT_FOUND');
  const status = placeAfter(receipt);
  if (status !== undefined) {
    // What was decided again after its request was forgotten has more than one place under one id.
    const rises = (each: Contact): boolean =>
      each.decision === receipt.decision && contactRank[status] > contactRank[each.status];
    if (contacts.some(rises)) {
      turn.change({ contacts: contacts.map((each) => (rises(each) ? { ...each, status } : each)) });
    }
  }
  rememberOutcomes(turn, (memory, known) => memory.afterReceipt(known, receipt, contact, turn.now));
}
