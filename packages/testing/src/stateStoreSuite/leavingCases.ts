import { describe, expect, test } from 'vitest';

import type { OpenStore } from '../stateStoreSuite.ts';
import { commitOf, decisionOf, deliverable, everything, opened, receiptOf, stateOf } from './specimens.ts';

/** Customers who leave: one who becomes another, and one who is forgotten. */
export function leavingCases(open: OpenStore): void {
  describe('leaving', () => {
    test('moves replaces the state of another customer as a part of the unit, who is woken no more', async () => {
      const { store } = await opened(open);
      await store.commit([
        commitOf('v1', 'e1', { wakeAt: 7, decisions: [decisionOf('d1', 'v1')] }),
        commitOf('ann', 'e2'),
      ]);
      const moves = { customer: 'v1', expectedVersion: 1, state: stateOf('v1', 'moved') };
      const unit = commitOf('ann', 'e3', { expectedVersion: 1, wakeAt: 9, moves });
      expect(await store.commit([unit])).toEqual(['committed']);
      expect(await store.load('ann')).toEqual({ state: stateOf('ann', 'e3'), version: 2, wakeAt: 9 });
      expect(await store.load('v1')).toEqual({ state: stateOf('v1', 'moved'), version: 2, wakeAt: undefined });
      expect((await store.due(100, 9)).map(({ customer }) => customer)).toEqual(['ann']);
      expect(await deliverable(store)).toEqual(['d1']);
    });

    test('moves may make room for somebody never seen', async () => {
      const { store } = await opened(open);
      const moves = { customer: 'v1', expectedVersion: 0, state: stateOf('v1', 'moved') };
      expect(await store.commit([commitOf('ann', undefined, { moves })])).toEqual(['committed']);
      expect((await store.load('v1'))?.version).toBe(1);
    });

    test('nothing is changed where either of the two is not at its version', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('v1', 'e1', { wakeAt: 7 }), commitOf('ann', 'e2', { wakeAt: 8 })]);
      const before = [await everything(store, 'ann'), await everything(store, 'v1')];
      for (const [one, other] of [
        [1, 0],
        [1, 2],
        [0, 1],
        [2, 1],
      ] as const) {
        const moves = { customer: 'v1', expectedVersion: other, state: stateOf('v1', 'moved') };
        const unit = commitOf('ann', 'e3', { expectedVersion: one, decisions: [decisionOf('d', 'ann')], moves });
        expect(await store.commit([unit, commitOf('bob', `b${String(one)}${String(other)}`)])).toContain('conflict');
      }
      const after = [await everything(store, 'ann'), await everything(store, 'v1')];
      expect(after).toEqual(before);
    });

    test('entriesOf yields what waits for one customer and what was given up, in their orders', async () => {
      const { store } = await opened(open);
      const decisions = ['a2', 'a1', 'a4', 'a3'].map((id) => decisionOf(id, 'ann'));
      await store.commit([
        commitOf('ann', 'e1', { decisions }),
        commitOf('bob', 'e2', { decisions: [decisionOf('b1', 'bob')] }),
      ]);
      await store.bury('a2', receiptOf('a2', 'ann'));
      await store.bury('a1', receiptOf('a1', 'ann'));
      await store.postpone('a4', 50, 1);
      expect(await store.entriesOf('ann')).toEqual({
        outbox: [
          { decision: decisionOf('a4', 'ann'), attempts: 1, notBefore: 50 },
          { decision: decisionOf('a3', 'ann'), attempts: 0, notBefore: 0 },
        ],
        deadLetters: ['a1', 'a2'].map((id) => ({
          decision: decisionOf(id, 'ann'),
          receipt: receiptOf(id, 'ann'),
          attempts: 1,
        })),
      });
      expect(await store.entriesOf('nobody')).toEqual({ outbox: [], deadLetters: [] });
    });

    test('forgets takes what waits and what was given up of one customer, and of nobody else', async () => {
      const { store } = await opened(open);
      for (const customer of ['ann', 'bob']) {
        const decisions = ['1', '2'].map((n) => decisionOf(`${customer}${n}`, customer));
        await store.commit([commitOf(customer, customer, { decisions })]);
        await store.bury(`${customer}1`, receiptOf(`${customer}1`, customer));
      }
      const refused = commitOf('ann', undefined, { expectedVersion: 9, forgets: true });
      expect(await store.commit([refused])).toEqual(['conflict']);
      expect((await store.entriesOf('ann')).outbox).toHaveLength(1);
      const unit = commitOf('ann', undefined, {
        expectedVersion: 1,
        forgets: true,
        decisions: [decisionOf('new', 'ann')],
      });
      expect(await store.commit([unit])).toEqual(['committed']);
      expect(await deliverable(store)).toEqual(['bob2', 'new']);
      expect((await store.deadLetters(9)).map(({ decision }) => decision.id)).toEqual(['bob1']);
    });

    test('a customer who has moved or was forgotten is so after opening again', async (context) => {
      const { store, reopen } = await opened(open);
      if (reopen === undefined) return context.skip('nothing outlives close');
      await store.commit([commitOf('v1', 'e1', { decisions: [decisionOf('d1', 'v1')] })]);
      const moves = { customer: 'v1', expectedVersion: 1, state: stateOf('v1', 'moved') };
      await store.commit([
        commitOf('ann', 'e2', { moves }),
        commitOf('v1', undefined, { expectedVersion: 2, forgets: true }),
      ]);
      const before = [await everything(store, 'ann'), await everything(store, 'v1')];
      await store.close();
      const again = await reopen();
      expect([await everything(again, 'ann'), await everything(again, 'v1')]).toEqual(before);
      expect(await again.entriesOf('v1')).toEqual({ outbox: [], deadLetters: [] });
      await again.close();
    });
  });
}
