import { hours, minutes, type Decision, type Receipt } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import type { Entry } from '../map/journal.ts';
import { DeliveryBook } from '../tally/deliveryBook.ts';
import { outageStory } from './outageStory.ts';

const FROM = hours(10);
const TO = hours(12);

const decision = (id: string, at: number): Decision =>
  ({ id, customer: id, action: 'cart-reminder', channel: 'email', at }) as Decision;

/** Decides, and takes in what the channel says at instants: again, done or let go. */
function pass(book: DeliveryBook, id: string, at: number, ...answers: readonly (readonly [number, string])[]): void {
  const decided = decision(id, at);
  book.decide(decided);
  for (const [time, what] of answers) {
    const receipt = { kind: 'receipt', decision: id, customer: id, channel: 'email', time } as const;
    const failed: Receipt = { ...receipt, status: 'failed', retryable: true };
    const aborted: Receipt = { ...receipt, status: 'aborted', detail: 'too late' };
    book.answer(decided, what === 'again' ? failed : what === 'let go' ? aborted : { ...receipt, status: 'accepted' });
  }
}

const taken = (uniqueId: string, outcome: Entry['outcome'] = 'sent'): Entry => ({
  uniqueId,
  customer: uniqueId,
  action: 'cart-reminder',
  at: 0,
  outcome,
});

describe('outageStory', () => {
  it('tells of what waited, and of nothing else', () => {
    const book = new DeliveryBook();
    pass(book, 'before', FROM - 5, [FROM - 5, 'done']);
    pass(book, 'across', FROM - 5, [FROM - 5, 'again'], [FROM + 5, 'again'], [TO + 5, 'done']);
    pass(book, 'during', FROM + 1, [FROM + 1, 'again'], [TO - 1, 'again'], [TO + minutes(9), 'done']);
    pass(book, 'stale', FROM + 2, [FROM + 2, 'again'], [TO - 2, 'let go']);
    pass(book, 'after', TO, [TO, 'done']);
    const journal = ['before', 'across', 'during', 'after'].map((id) => taken(id));
    expect(outageStory({ from: FROM, to: TO }, book, journal)).toEqual({
      from: FROM,
      to: TO,
      decided: 2,
      waited: 3,
      tries: 4,
      delivered: 2,
      letGo: { 'too late': 1 },
      longestWait: TO + minutes(9) - FROM - 1,
      recovered: TO + minutes(9),
      checked: { decisions: 5, once: 4, withheld: 1, waiting: 0, lost: 0, doubled: 0, astray: 0 },
    });
    expect(book.waiting).toBe(0);
  });

  it('believes the journal of the platform, and not what was said to us', () => {
    const book = new DeliveryBook();
    for (const id of ['once', 'twice', 'lost', 'unwanted']) pass(book, id, FROM, [TO, 'done']);
    pass(book, 'astray', FROM, [TO, 'let go']);
    pass(book, 'waits', FROM, [FROM, 'again']);
    const journal = [
      taken('once'),
      taken('once', 'repeated'),
      taken('twice'),
      taken('twice'),
      taken('lost', 'limited'),
      taken('lost', 'broken'),
      taken('unwanted', 'suppressed'),
      taken('astray'),
      taken('of another run'),
    ];
    const { checked, recovered } = outageStory({ from: FROM, to: TO }, book, journal);
    expect(checked).toEqual({ decisions: 6, once: 2, withheld: 0, waiting: 1, lost: 1, doubled: 1, astray: 1 });
    expect(recovered).toBeUndefined();
    expect(book.waiting).toBe(1);
  });

  it('is short where nothing waited', () => {
    const { waited, recovered, longestWait } = outageStory({ from: FROM, to: TO }, new DeliveryBook(), []);
    expect({ waited, recovered, longestWait }).toEqual({ waited: 0, recovered: TO, longestWait: 0 });
  });
});
