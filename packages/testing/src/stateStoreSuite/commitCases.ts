import { describe, expect, test } from 'vitest';

import type { OpenStore } from '../stateStoreSuite.ts';
import { commitOf, decisionOf, deliverable, everything, opened, stateOf } from './specimens.ts';

/** A commit is one unit: its version, its input and its effects are stored together, or not at all. */
export function commitCases(open: OpenStore): void {
  describe('commit', () => {
    test('a customer never seen is undefined', async () => {
      const { store } = await opened(open);
      expect(await store.load('nobody')).toBeUndefined();
    });

    test('stores state, version, wakeAt and decisions', async () => {
      const { store } = await opened(open);
      const first = commitOf('ann', 'e1', { wakeAt: 70, decisions: [decisionOf('d1', 'ann')] });
      expect(await store.commit([first])).toEqual(['committed']);
      expect(await store.load('ann')).toEqual({ state: stateOf('ann', 'e1'), version: 1, wakeAt: 70 });
      expect(await deliverable(store)).toEqual(['d1']);
    });

    test('versions count from 1, one by one; wakeAt and state are replaced, decisions are added', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', { wakeAt: 70, decisions: [decisionOf('d1', 'ann')] })]);
      const second = { expectedVersion: 1, decisions: [decisionOf('d2', 'ann')] };
      expect(await store.commit([commitOf('ann', 'e2', second)])).toEqual(['committed']);
      expect(await store.load('ann')).toEqual({ state: stateOf('ann', 'e2'), version: 2, wakeAt: undefined });
      await store.settle('d1');
      expect(await deliverable(store)).toEqual(['d2']);
    });

    test('an input that was committed before is a duplicate and changes nothing', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', { wakeAt: 70 })]);
      const before = await everything(store, 'ann');
      for (const expectedVersion of [0, 1, 2]) {
        const again = { expectedVersion, wakeAt: 5, decisions: [decisionOf('d9', 'ann')] };
        expect(await store.commit([commitOf('ann', 'e1', again)])).toEqual(['duplicate']);
      }
      expect(await everything(store, 'ann')).toEqual(before);
    });

    test('another version than expected is a conflict and changes nothing; its input may come again', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', { wakeAt: 70 })]);
      const before = await everything(store, 'ann');
      for (const expectedVersion of [0, 2, 7]) {
        const late = { expectedVersion, wakeAt: 5, decisions: [decisionOf('d2', 'ann')] };
        expect(await store.commit([commitOf('ann', 'e2', late)])).toEqual(['conflict']);
      }
      expect(await store.commit([commitOf('nobody', 'e2', { expectedVersion: 1 })])).toEqual(['conflict']);
      expect(await everything(store, 'ann')).toEqual(before);
      expect(await store.load('nobody')).toBeUndefined();
      expect(await store.commit([commitOf('ann', 'e2', { expectedVersion: 1 })])).toEqual(['committed']);
    });

    test('commits without an input id are told apart by their version only', async () => {
      const { store } = await opened(open);
      expect(await store.commit([commitOf('ann', undefined)])).toEqual(['committed']);
      expect(await store.commit([commitOf('ann', undefined)])).toEqual(['conflict']);
      expect(await store.commit([commitOf('ann', undefined, { expectedVersion: 1 })])).toEqual(['committed']);
    });

    test('nothing to commit is nothing to answer', async () => {
      const { store } = await opened(open);
      expect(await store.commit([])).toEqual([]);
    });

    test('answers come in the order of the commits, and none fails because of another', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1')]);
      const answers = await store.commit([
        commitOf('bob', 'e2', { decisions: [decisionOf('d2', 'bob')] }),
        commitOf('ann', 'e1', { expectedVersion: 1, decisions: [decisionOf('dup', 'ann')] }),
        commitOf('ann', 'e3', { expectedVersion: 4, decisions: [decisionOf('con', 'ann')] }),
        commitOf('cid', 'e4', { decisions: [decisionOf('d4', 'cid')] }),
      ]);
      expect(answers).toEqual(['committed', 'duplicate', 'conflict', 'committed']);
      expect(await deliverable(store)).toEqual(['d2', 'd4']);
      expect((await store.load('ann'))?.version).toBe(1);
    });

    test('several commits of one customer in one call behave as one after the other', async () => {
      const { store } = await opened(open);
      const answers = await store.commit([
        commitOf('ann', 'e1', { wakeAt: 9, decisions: [decisionOf('d1', 'ann')] }),
        commitOf('ann', 'e2', { expectedVersion: 1, decisions: [decisionOf('d2', 'ann')] }),
        commitOf('ann', 'e1', { expectedVersion: 2 }),
        commitOf('ann', 'e3', { expectedVersion: 1 }),
        commitOf('ann', 'e3', { expectedVersion: 2, decisions: [decisionOf('d3', 'ann')] }),
      ]);
      expect(answers).toEqual(['committed', 'committed', 'duplicate', 'conflict', 'committed']);
      expect(await store.load('ann')).toEqual({ state: stateOf('ann', 'e3'), version: 3, wakeAt: undefined });
      for (const id of ['d1', 'd2', 'd3']) {
        expect(await deliverable(store)).toEqual([id]);
        await store.settle(id);
      }
    });

    test('of concurrent commits to one version exactly one wins, and its unit is the one stored', async () => {
      const { store } = await opened(open);
      const rivals = Array.from({ length: 20 }, (_, n) => {
        const id = `e${String(n)}`;
        return store.commit([commitOf('ann', id, { wakeAt: n, decisions: [decisionOf(id, 'ann')] })]);
      });
      const answers = (await Promise.all(rivals)).flat();
      expect(answers.filter((answer) => answer === 'conflict')).toHaveLength(19);
      const winner = answers.indexOf('committed');
      const id = `e${String(winner)}`;
      expect(await store.load('ann')).toEqual({ state: stateOf('ann', id), version: 1, wakeAt: winner });
      expect(await deliverable(store)).toEqual([id]);
    });

    test('of concurrent arrivals of one input exactly one is committed', async () => {
      const { store } = await opened(open);
      const rivals = Array.from({ length: 20 }, (_, n) => store.commit([commitOf(`c${String(n)}`, 'e1')]));
      const answers = (await Promise.all(rivals)).flat();
      expect(answers.filter((answer) => answer === 'committed')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'duplicate')).toHaveLength(19);
    });

    test('concurrent commits of many customers are all stored', async () => {
      const { store } = await opened(open);
      const customers = Array.from({ length: 300 }, (_, n) => `c${String(n)}`);
      const answers = await Promise.all(
        customers.map((customer) =>
          store.commit([commitOf(customer, customer, { decisions: [decisionOf(customer, customer)] })]),
        ),
      );
      expect(new Set(answers.flat())).toEqual(new Set(['committed']));
      for (const customer of customers) expect((await store.load(customer))?.version).toBe(1);
      // None of them came before another.
      expect([...(await deliverable(store, 0, 1_000))].sort()).toEqual(customers.sort());
    });
  });
}
