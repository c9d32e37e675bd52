import type { StateStore } from '@opportune/core';
import { describe, expect, onTestFinished, test, type TestContext } from 'vitest';

import type { OpenStore } from '../stateStoreSuite.ts';
import { commitOf, decisionOf, deliverable, opened, receiptOf, stateOf } from './specimens.ts';

const LATE = Number.MAX_SAFE_INTEGER;

/** Several stores on one database, as several processes have them. */
export function sharingCases(open: OpenStore): void {
  /** Two stores; the test is left out where there can be but one. */
  const two = async (context: TestContext): Promise<readonly [StateStore, StateStore]> => {
    const { store, beside } = await opened(open);
    if (beside === undefined) return context.skip('there can be but one');
    const other = await beside();
    onTestFinished(() => other.close());
    return [store, other];
  };

  /** The same, where what one was shown is not shown to the other. */
  const claiming = async (context: TestContext): Promise<readonly [StateStore, StateStore]> => {
    const stores = await two(context);
    if (stores[0].lookEvery === undefined) return context.skip('it is for one runtime at a time');
    return stores;
  };

  describe('sharing', () => {
    test('what one has committed the other finds, and cannot commit over', async (context) => {
      const [one, other] = await two(context);
      await one.commit([commitOf('ann', 'e1', { wakeAt: 7 })]);
      expect(await other.load('ann')).toEqual({ state: stateOf('ann', 'e1'), version: 1, wakeAt: 7 });
      expect(await other.commit([commitOf('ann', 'e2')])).toEqual(['conflict']);
      expect(await other.commit([commitOf('ann', 'e1', { expectedVersion: 1 })])).toEqual(['duplicate']);
      expect(await other.commit([commitOf('ann', 'e2', { expectedVersion: 1 })])).toEqual(['committed']);
      expect(await one.commit([commitOf('ann', 'e3', { expectedVersion: 1 })])).toEqual(['conflict']);
      expect((await one.load('ann'))?.version).toBe(2);
    });

    test('two writers of one customer never lose an update', async (context) => {
      const stores = await two(context);
      const add = async (store: StateStore, id: string): Promise<void> => {
        for (;;) {
          const stored = await store.load('ann');
          const marks = (stored?.state.profile['mark'] ?? []) as string[];
          const state = stateOf('ann', [...marks, id]);
          const [answer] = await store.commit([
            commitOf('ann', id, { expectedVersion: stored?.version ?? 0, state, decisions: [decisionOf(id, 'ann')] }),
          ]);
          if (answer === 'committed') return;
        }
      };
      const ids = Array.from({ length: 24 }, (_, n) => `e${String(n)}`);
      await Promise.all(ids.map((id, n) => add(stores[n % 2]!, id)));
      const stored = await stores[0].load('ann');
      expect(stored?.version).toBe(24);
      expect([...((stored?.state.profile['mark'] ?? []) as string[])].sort()).toEqual([...ids].sort());
      expect((await stores[1].entriesOf('ann')).outbox).toHaveLength(24);
    });

    test('of new customers and inputs that arrive at both each is committed once', async (context) => {
      const stores = await two(context);
      const ids = Array.from({ length: 40 }, (_, n) => `c${String(n)}`);
      const answers = await Promise.all(
        // In opposite orders, and as one unit of many.
        stores.map((store, n) => store.commit((n === 0 ? ids : [...ids].reverse()).map((id) => commitOf(id, id)))),
      );
      const all = answers.flat();
      expect(all.filter((answer) => answer === 'committed')).toHaveLength(40);
      expect(all.filter((answer) => answer === 'duplicate')).toHaveLength(40);
    });

    test('what one is shown to deliver is not shown to the other, and all of it is shown to somebody', async (context) => {
      const [one, other] = await claiming(context);
      const ids = Array.from({ length: 90 }, (_, n) => `d${String(n)}`);
      await one.commit(ids.map((id) => commitOf(id, id, { decisions: [decisionOf(id, id)] })));
      for (const id of ids.slice(0, 30)) await one.postpone(id, 5, 1);
      const shown: string[] = [];
      while (shown.length < 90) {
        const [some, others] = await Promise.all([deliverable(one, 9, 20), deliverable(other, 9, 20)]);
        const found = [...some, ...others];
        expect(found.length, `${String(shown.length)} were shown`).toBeGreaterThan(0);
        shown.push(...found);
        await Promise.all(found.map((id, n) => (n % 2 === 0 ? one : other).settle(id)));
      }
      expect(shown.sort()).toEqual(ids.sort());
    });

    test('whoever has as much as was asked for is shown no more, so that others have something to do', async (context) => {
      const [one, other] = await claiming(context);
      const ids = ['d1', 'd2', 'd3', 'd4', 'd5'];
      await one.commit(ids.map((id) => commitOf(id, id, { wakeAt: 1, decisions: [decisionOf(id, id)] })));
      expect(await deliverable(one, 0, 2)).toEqual(['d1', 'd2']);
      expect(await deliverable(one, 0, 2)).toEqual(['d1', 'd2']);
      expect(await deliverable(other, 0, 2)).toEqual(['d3', 'd4']);
      expect(await deliverable(one, 0, 9)).toEqual(['d1', 'd2', 'd5']);
      expect((await one.due(9, 2)).map((due) => due.customer)).toEqual(['d1', 'd2']);
      expect((await other.due(9, 9)).map((due) => due.customer)).toEqual(['d3', 'd4', 'd5']);
    });

    test('what is in hand of another is nothing to wait for', async (context) => {
      const [one, other] = await claiming(context);
      await one.commit([commitOf('ann', 'e1', { wakeAt: 3, decisions: [decisionOf('d1', 'ann')] })]);
      await one.commit([commitOf('bob', 'e2', { wakeAt: 8, decisions: [decisionOf('d2', 'bob')] })]);
      await one.postpone('d2', 50, 1);
      expect([await one.due(5, 9), await deliverable(one)]).toEqual([
        [{ customer: 'ann', wakeAt: 3, version: 1 }],
        ['d1'],
      ]);
      expect([await other.nextDue(), await other.nextDelivery()]).toEqual([8, 50]);
      expect([await one.nextDue(), await one.nextDelivery()]).toEqual([3, 0]);
    });

    test('what is dealt with by one is free for all: postponed, the next of the customer, due again', async (context) => {
      const [one, other] = await claiming(context);
      const decisions = ['d1', 'd2'].map((id) => decisionOf(id, 'ann'));
      await one.commit([commitOf('ann', 'e1', { wakeAt: 3, decisions })]);
      expect([await one.due(5, 9), await deliverable(one)]).toMatchObject([[{ customer: 'ann' }], ['d1']]);
      expect([await other.due(5, 9), await deliverable(other, LATE)]).toEqual([[], []]);
      await one.postpone('d1', 50, 1);
      expect(await deliverable(other, 50)).toEqual(['d1']);
      await other.bury('d1', receiptOf('d1', 'ann'));
      expect(await deliverable(one)).toEqual(['d2']);
      await other.commit([commitOf('ann', undefined, { expectedVersion: 1, wakeAt: 4 })]);
      expect(await other.due(5, 9)).toEqual([{ customer: 'ann', wakeAt: 4, version: 2 }]);
    });

    test('stillHeld is of one store at a time', async (context) => {
      const [one, other] = await claiming(context);
      await one.commit([commitOf('ann', 'e1', { decisions: [decisionOf('d1', 'ann')] })]);
      expect(await one.stillHeld(['d1'])).toEqual([]);
      expect(await deliverable(one)).toEqual(['d1']);
      expect([await one.stillHeld(['d1']), await other.stillHeld(['d1'])]).toEqual([['d1'], []]);
      await one.postpone('d1', 5, 1);
      expect(await deliverable(other, 5)).toEqual(['d1']);
      expect([await one.stillHeld(['d1']), await other.stillHeld(['d1'])]).toEqual([[], ['d1']]);
    });

    test('whoever has much of one lane is shown another all the same', async (context) => {
      const [one, other] = await claiming(context);
      const decision = (id: string, channel: string) => ({ decisions: [{ ...decisionOf(id, id), channel }] });
      await one.commit(['d1', 'd2', 'd3'].map((id) => commitOf(id, id, decision(id, 'email'))));
      await one.commit(['d4', 'd5'].map((id) => commitOf(id, id, decision(id, 'sms'))));
      const shown = async (store: StateStore, channel: string) =>
        (await store.outbox(0, 2, { of: channel })).map((entry) => entry.decision.id);
      expect([await shown(one, 'email'), await shown(other, 'sms')]).toEqual([
        ['d1', 'd2'],
        ['d4', 'd5'],
      ]);
      expect([await shown(one, 'sms'), await shown(other, 'email')]).toEqual([[], ['d3']]);
    });

    test('what a closed store had in hand is shown to the other', async (context) => {
      const [one, other] = await claiming(context);
      await one.commit([commitOf('ann', 'e1', { wakeAt: 3, decisions: [decisionOf('d1', 'ann')] })]);
      expect([await one.due(5, 9), await deliverable(one)]).toMatchObject([[{ customer: 'ann' }], ['d1']]);
      await one.close();
      expect([await other.due(5, 9), await deliverable(other)]).toMatchObject([[{ customer: 'ann' }], ['d1']]);
    });
  });
}
