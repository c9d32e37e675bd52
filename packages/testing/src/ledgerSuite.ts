import type { Claim, Ledger, ReserveAnswer } from '@opportune/core';
import { describe, expect, it } from 'vitest';

/**
 * Holds a `Ledger` to everything that the port promises, as a vitest suite: call it once in the adapter's test.
 *
 * ```
 * ledgerSuite('memoryLedger', () => memoryLedger());
 * ```
 *
 * @param open - makes a ledger of empty accounts for one test
 * @public
 */
export function ledgerSuite(name: string, open: () => Promise<Ledger> | Ledger): void {
  const claim = (atMost: number, more: Partial<Claim> = {}): Claim => ({
    account: 'coupons',
    amount: 1,
    atMost,
    ...more,
  });
  const reserve = (ledger: Ledger, decision: string, claims: readonly Claim[], at = 0): Promise<ReserveAnswer> =>
    ledger.reserve({ decision, at, claims });

  describe(`${name} is a Ledger`, () => {
    it('Q3 gives away exactly what there is, and says what is taken where it refuses', async () => {
      const ledger = await open();

      expect(await reserve(ledger, 'a', [claim(2)])).toBe('reserved');
      expect(await reserve(ledger, 'b', [claim(2)])).toBe('reserved');
      expect(await reserve(ledger, 'c', [claim(2)])).toEqual({ coupons: 2 });
      expect(await reserve(ledger, 'c', [claim(3)])).toBe('reserved');
    });

    it('Q3 reserves all claims of a decision or none, and names those accounts only that are full', async () => {
      const ledger = await open();
      const budget = claim(10, { account: 'budget', amount: 6 });

      expect(await reserve(ledger, 'a', [claim(9), budget])).toBe('reserved');
      expect(await reserve(ledger, 'b', [claim(9), budget])).toEqual({ budget: 6 });
      expect(await reserve(ledger, 'c', [claim(1)])).toEqual({ coupons: 1 });
    });

    it('Q3 counts two claims of one decision on one account together', async () => {
      const ledger = await open();

      expect(await reserve(ledger, 'a', [claim(1), claim(1)])).toEqual({ coupons: 0 });
      expect(await reserve(ledger, 'b', [claim(2), claim(2)])).toBe('reserved');
      expect(await reserve(ledger, 'c', [claim(2)])).toEqual({ coupons: 2 });
    });

    it('Q3 knows a decision that has its place, also when it is committed', async () => {
      const ledger = await open();
      await reserve(ledger, 'a', [claim(1)]);

      expect(await reserve(ledger, 'a', [claim(1)])).toBe('known');
      await ledger.commit('a');
      expect(await reserve(ledger, 'a', [claim(1)])).toBe('known');
      expect(await reserve(ledger, 'b', [claim(1)])).toEqual({ coupons: 1 });
    });

    it('Q3 gives back what is released, once, and lets it be claimed anew', async () => {
      const ledger = await open();
      await reserve(ledger, 'a', [claim(1)]);
      await ledger.release('a');
      await ledger.release('a');

      expect(await reserve(ledger, 'b', [claim(1)])).toBe('reserved');
      expect(await reserve(ledger, 'a', [claim(1)])).toEqual({ coupons: 1 });
      expect(await reserve(ledger, 'a', [claim(2)])).toBe('reserved');
    });

    it('P5 a commit is final in whatever order it comes', async () => {
      const ledger = await open();
      await reserve(ledger, 'a', [claim(5)]);
      await ledger.release('a');
      await ledger.commit('a');
      await ledger.release('a');
      await ledger.commit('a');

      expect(await reserve(ledger, 'b', [claim(1)])).toEqual({ coupons: 1 });
    });

    it('Q3 passes over decisions that it does not know', async () => {
      const ledger = await open();
      await ledger.commit('nobody');
      await ledger.release('nobody');

      expect(await reserve(ledger, 'a', [claim(1)])).toBe('reserved');
    });

    it.each(['reserved', 'committed'])('Q2 what was %s longer ago than the window no longer counts', async (status) => {
      const ledger = await open();
      const rolling = claim(1, { per: 100 });
      await reserve(ledger, 'a', [rolling], 1000);
      if (status === 'committed') await ledger.commit('a');

      expect(await reserve(ledger, 'b', [rolling], 1099)).toEqual({ coupons: 1 });
      expect(await reserve(ledger, 'b', [rolling], 1100)).toBe('reserved');
    });

    it('Q3 many who ask at once get no more than there is', async () => {
      const ledger = await open();
      const asked = Array.from({ length: 50 }, (_, i) => reserve(ledger, `d${i}`, [claim(7)]));
      const answers = await Promise.all(asked);

      expect(answers.filter((answer) => answer === 'reserved')).toHaveLength(7);
    });
  });
}
