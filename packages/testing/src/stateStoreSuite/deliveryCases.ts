import type { Lane } from '@opportune/core';
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
      await store.postpone('d1', 50, 1);
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

    test('postpone holds back until notBefore, and whatever comes after for the customer, and keeps how often it was tried', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', decisions('ann', 'a1', 'a2'))]);
      await store.commit([commitOf('bob', 'e2', decisions('bob', 'b1'))]);
      await store.postpone('a1', 50, 1);
      expect(await deliverable(store, 49)).toEqual(['b1']);
      await store.settle('b1');
      expect(await store.nextDelivery()).toBe(50);
      expect(await store.outbox(50, 10)).toEqual([{ decision: decisionOf('a1', 'ann'), attempts: 1, notBefore: 50 }]);
      await store.postpone('a1', 80, 2);
      expect(await store.outbox(80, 10)).toEqual([{ decision: decisionOf('a1', 'ann'), attempts: 2, notBefore: 80 }]);
      await store.postpone('never', 1, 1);
      expect(await deliverable(store, 80)).toEqual(['a1']);
    });

    test('one that was postponed and not tried keeps its attempts, and waits all the same', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', decisions('ann', 'd1'))]);
      await store.postpone('d1', 50, 0);
      expect([await deliverable(store, 49), await store.nextDelivery()]).toEqual([[], 50]);
      expect(await store.outbox(50, 9)).toEqual([{ decision: decisionOf('d1', 'ann'), attempts: 0, notBefore: 50 }]);
      await store.bury('d1', receiptOf('d1', 'ann'));
      expect(await store.deadLetters(9)).toMatchObject([{ attempts: 1 }]);
    });

    test('of a lane only its own is shown, however much of others is before it', async () => {
      const { store } = await opened(open);
      const by = (channel: string, id: string, customer = id) => ({ ...decisionOf(id, customer), channel });
      // Names at whose edges a comparison could go wrong, in an order of their own.
      const names = ['sms', '', 'email', 'e', '\u{1F600}', '\uFFFD', 'sms2', 'a"b\u0000'];
      await store.commit(
        names.map((name, n) =>
          commitOf(`c${String(n)}`, name + String(n), { decisions: [by(name, `d${String(n)}`, `c${String(n)}`)] }),
        ),
      );
      await store.commit([commitOf('ann', 'e1', { decisions: [by('email', 'a1', 'ann'), by('sms', 'a2', 'ann')] })]);
      await store.postpone('d6', 70, 1);
      const shown = async (lane: Lane, now = 0) =>
        (await store.outbox(now, 100, lane)).map(({ decision }) => decision.id);
      for (const [n, name] of names.entries()) {
        const own = name === 'email' ? ['d2', 'a1'] : n === 6 ? [] : [`d${String(n)}`];
        expect(await shown({ of: name })).toEqual(own);
      }
      expect(await shown({ notOf: names })).toEqual([]);
      expect(await shown({ notOf: names.filter((name) => name !== '\uFFFD') })).toEqual(['d5']);
      expect(await shown({ notOf: ['email', '\u{1F600}', 'sms'] }, 70)).toEqual(['d1', 'd3', 'd5', 'd6', 'd7']);
      expect(await shown({ notOf: [] })).toHaveLength(8);
      expect(await store.outbox(0, 1, { of: 'email' })).toHaveLength(1);
      expect(await store.nextDelivery({ of: 'sms2' })).toBe(70);
      expect(await store.nextDelivery({ of: 'push' })).toBeUndefined();
      expect(await store.nextDelivery({ notOf: ['sms2'] })).toBe(0);
      // What comes after for a customer waits for what comes before, whatever the channel of either.
      await store.settle('a1');
      expect(await shown({ of: 'sms' })).toEqual(['d0', 'a2']);
    });

    test('stillHeld says which of those that were shown still wait', async () => {
      const { store } = await opened(open);
      for (const customer of ['a', 'b', 'c']) {
        await store.commit([commitOf(customer, customer, decisions(customer, `d-${customer}`))]);
      }
      expect(await deliverable(store)).toHaveLength(3);
      await store.settle('d-b');
      expect([...(await store.stillHeld(['d-c', 'd-b', 'd-a', 'never']))].sort()).toEqual(['d-a', 'd-c']);
      expect(await store.stillHeld([])).toEqual([]);
    });

    test('keeps the order of the commits among postponed and fresh ones', async () => {
      const { store } = await opened(open);
      for (const customer of ['a', 'b', 'c']) {
        await store.commit([commitOf(customer, customer, decisions(customer, `d-${customer}`))]);
      }
      await store.postpone('d-a', 20, 1);
      await store.postpone('d-b', 10, 1);
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
      await store.postpone('a1', 90, 1);
      await store.postpone('b1', 40, 1);
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
      await store.postpone('d1', 10, 1);
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

    test('resend puts a dead letter at the end of the outbox, as one that was never tried', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', decisions('ann', 'd1', 'd2', 'd3'))]);
      await store.postpone('d1', 10, 4);
      await store.bury('d1', receiptOf('d1', 'ann'));
      await store.bury('d2', receiptOf('d2', 'ann'));
      expect(await store.resend('d1')).toBe(true);
      expect([await store.resend('d1'), await store.resend('never')]).toEqual([false, false]);
      expect((await store.deadLetters(9)).map(({ decision }) => decision.id)).toEqual(['d2']);
      expect((await store.entriesOf('ann')).outbox).toEqual([
        { decision: decisionOf('d3', 'ann'), attempts: 0, notBefore: 0 },
        { decision: decisionOf('d1', 'ann'), attempts: 0, notBefore: 0 },
      ]);
      await store.settle('d3');
      expect((await store.outbox(0, 9, { of: 'email' })).map(({ decision }) => decision.id)).toEqual(['d1']);
    });

    test('drop takes a dead letter away for good', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', decisions('ann', 'd1', 'd2'))]);
      await store.bury('d1', receiptOf('d1', 'ann'));
      expect([await store.drop('d1'), await store.drop('d1'), await store.drop('d2')]).toEqual([true, false, false]);
      expect(await store.deadLetters(9)).toEqual([]);
      expect(await deliverable(store)).toEqual(['d2']);
    });
  });
}
