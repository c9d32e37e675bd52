import { describe, expect, test } from 'vitest';

import type { OpenStore } from '../stateStoreSuite.ts';
import { commitOf, decisionOf, deliverable, opened, receiptOf } from './specimens.ts';

const decisions = (customer: string, ...ids: string[]): { decisions: ReturnType<typeof decisionOf>[] } => ({
  decisions: ids.map((id) => decisionOf(id, customer)),
});

/** The outbox: what still has to be delivered, in which order, and what was given up. */
export function deliveryCases(open: OpenStore): void {
  describe('outbox', () => {
    test('an empty one yields nothing', async () => {
      const { store } = await opened(open);
      expect(await store.outbox(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
      expect(await store.nextDelivery()).toBeUndefined();
      expect(await store.deadLetters(10)).toEqual([]);
    });

    test('is in the order of the commits, whatever the ids, at most limit', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('z', 'e1', decisions('z', 'd9')), commitOf('a', 'e2', decisions('a', 'd5'))]);
      await store.commit([commitOf('m', 'e3', decisions('m', 'd1'))]);
      expect(await deliverable(store)).toEqual(['d9', 'd5', 'd1']);
      expect(await deliverable(store, 0, 2)).toEqual(['d9', 'd5']);
      const [entry] = await store.outbox(0, 1);
      expect(entry).toEqual({ decision: decisionOf('d9', 'z'), attempts: 0, notBefore: 0 });
      expect(await store.nextDelivery()).toBe(0);
    });

    test('shows the first decision of each customer; the next one when that has left', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', decisions('ann', 'a3', 'a1'))]);
      await store.commit([commitOf('bob', 'e2', decisions('bob', 'b1'))]);
      await store.commit([commitOf('ann', 'e3', { expectedVersion: 1, ...decisions('ann', 'a2') })]);
      expect(await deliverable(store)).toEqual(['a3', 'b1']);
      await store.settle('a3');
      expect(await deliverable(store)).toEqual(['a1', 'b1']);
      await store.bury('a1', receiptOf('a1', 'ann'));
      expect(await deliverable(store)).toEqual(['b1', 'a2']);
    });

    test('keeps what led to a decision beside it, also where it is tried again', async () => {
      const { store } = await opened(open);
      const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
      await store.commit([commitOf('ann', 'e1', { ...decisions('ann', 'd1'), trace }), commitOf('bob', 'e2')]);
      await store.commit([commitOf('cid', 'e3', decisions('cid', 'd3'))]);
      const fresh = { attempts: 0, notBefore: 0 };
      expect(await store.outbox(0, 10)).toEqual([
        { decision: decisionOf('d1', 'ann'), ...fresh, trace },
        { decision: decisionOf('d3', 'cid'), ...fresh },
      ]);
      await store.postpone('d1', 50);
      expect((await store.outbox(50, 10))[0]?.trace).toBe(trace);
    });

    test('settle is for good; settling twice, or what was never there, does nothing', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', decisions('ann', 'd1'))]);
      await store.settle('d1');
      await store.settle('d1');
      await store.settle('never');
      expect(await store.outbox(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
    });

    test('postpone counts attempts, holds back until notBefore, and whatever comes after for the customer', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', decisions('ann', 'a1', 'a2'))]);
      await store.commit([commitOf('bob', 'e2', decisions('bob', 'b1'))]);
      await store.postpone('a1', 50);
      expect(await deliverable(store, 49)).toEqual(['b1']);
      await store.settle('b1');
      expect(await store.nextDelivery()).toBe(50);
      expect(await store.outbox(50, 10)).toEqual([{ decision: decisionOf('a1', 'ann'), attempts: 1, notBefore: 50 }]);
      await store.postpone('a1', 80);
      expect(await store.outbox(80, 10)).toEqual([{ decision: decisionOf('a1', 'ann'), attempts: 2, notBefore: 80 }]);
      await store.postpone('never', 1);
      expect(await deliverable(store, 80)).toEqual(['a1']);
    });

    test('keeps the order of the commits among postponed and fresh ones', async () => {
      const { store } = await opened(open);
      for (const customer of ['a', 'b', 'c']) {
        await store.commit([commitOf(customer, customer, decisions(customer, `d-${customer}`))]);
      }
      await store.postpone('d-a', 20);
      await store.postpone('d-b', 10);
      expect(await deliverable(store, 20)).toEqual(['d-a', 'd-b', 'd-c']);
      expect(await deliverable(store, 20, 2)).toEqual(['d-a', 'd-b']);
      expect(await deliverable(store, 10)).toEqual(['d-b', 'd-c']);
    });

    test('nextDelivery is the earliest of all', async () => {
      const { store } = await opened(open);
      await store.commit([
        commitOf('ann', 'e1', decisions('ann', 'a1', 'a2')),
        commitOf('bob', 'e2', decisions('bob', 'b1')),
      ]);
      await store.postpone('a1', 90);
      await store.postpone('b1', 40);
      expect(await store.nextDelivery()).toBe(40);
      await store.settle('b1');
      expect(await store.nextDelivery()).toBe(90);
      await store.settle('a1');
      expect(await store.nextDelivery()).toBe(0);
    });

    test('a decision that waits in the outbox is not doubled by committing its id again', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', decisions('ann', 'd1'))]);
      await store.commit([commitOf('ann', 'e2', { expectedVersion: 1, ...decisions('ann', 'd1', 'd2') })]);
      await store.settle('d1');
      expect(await deliverable(store)).toEqual(['d2']);
    });

    test('bury moves a decision to the dead letters, latest first, with its receipt and tries', async () => {
      const { store } = await opened(open);
      await store.commit([
        commitOf('ann', 'e1', decisions('ann', 'd1')),
        commitOf('bob', 'e2', decisions('bob', 'd2')),
      ]);
      await store.postpone('d1', 10);
      await store.bury('d1', receiptOf('d1', 'ann'));
      await store.bury('d2', receiptOf('d2', 'bob'));
      await store.bury('d2', receiptOf('d2', 'bob'));
      await store.bury('never', receiptOf('never', 'ann'));
      expect(await store.outbox(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
      expect(await store.deadLetters(10)).toEqual([
        { decision: decisionOf('d2', 'bob'), receipt: receiptOf('d2', 'bob'), attempts: 1 },
        { decision: decisionOf('d1', 'ann'), receipt: receiptOf('d1', 'ann'), attempts: 2 },
      ]);
      expect(await store.deadLetters(1)).toHaveLength(1);
    });
  });
}
