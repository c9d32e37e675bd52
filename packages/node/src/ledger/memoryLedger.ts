import type { Ledger } from '@opportune/core';
import { ledgerBook, type LedgerBook } from '@opportune/core/operators';

/**
 * Keeps account in this process and forgets it when the process ends.
 *
 * @param book - what is kept, and for how long; a new one where it is left out
 * @example
 * ```ts
 * import { memoryLedger } from '@opportune/node';
 *
 * const ledger = memoryLedger();
 * const claims = [{ account: 'coupons', amount: 1, atMost: 1 }];
 *
 * await ledger.reserve({ decision: 'd1', at: 0, claims }); // => 'reserved'
 * await ledger.reserve({ decision: 'd2', at: 0, claims }); // => { coupons: 1 }
 * ```
 * @public
 */
export const memoryLedger = (book: LedgerBook = ledgerBook()): Ledger => ({
  reserve: async (reservation) => book.reserve(reservation),
  commit: async (decision) => book.commit(decision),
  release: async (decision) => book.release(decision),
});
