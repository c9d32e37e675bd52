import { ledgerSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { ledgerBook, type LedgerBook } from './ledgerBook.ts';

ledgerSuite('ledgerBook', () => {
  const book = ledgerBook();
  return {
    reserve: async (reservation) => book.reserve(reservation),
    commit: async (decision) => book.commit(decision),
    release: async (decision) => book.release(decision),
  };
});

describe('ledgerBook', () => {
  const claims = [{ account: 'coupons', amount: 1, atMost: 2 }];
  const taken = (book: LedgerBook, at = 0): number => book.taken({ account: 'coupons' }, at);

  it('Q3 releases what nobody has confirmed for as long as it holds, and counts it again when it is committed', () => {
    const book = ledgerBook({ holds: 100 });
    book.reserve({ decision: 'a', at: 0, claims });
    book.reserve({ decision: 'b', at: 50, claims });

    expect(taken(book, 99)).toBe(2);
    expect(taken(book, 100)).toBe(1);
    expect(book.reserve({ decision: 'c', at: 149, claims })).toBe('reserved');
    book.commit('a');
    expect(taken(book, 150)).toBe(2);
  });

  it('Q3 remembers so many decisions that are over, and all that are not', () => {
    const book = ledgerBook({ remembered: 1 });
    for (const decision of ['a', 'b', 'c']) book.reserve({ decision, at: 0, claims: [{ ...claims[0]!, atMost: 9 }] });
    book.release('a');
    book.release('b');
    book.commit('a');

    expect(taken(book)).toBe(1);
    book.commit('b');
    expect(taken(book)).toBe(2);
  });

  it('Q2 keeps accounts apart', () => {
    const book = ledgerBook();
    book.reserve({ decision: 'a', at: 0, claims });

    expect(book.taken({ account: 'toString' }, 0)).toBe(0);
    expect(taken(book)).toBe(1);
  });
});
