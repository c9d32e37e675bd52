import { describe, expect, test } from 'vitest';

import type { OpenStore } from '../stateStoreSuite.ts';
import { commitOf, opened } from './specimens.ts';

const YEARS = 100 * 365 * 86_400_000;

/** Due times: who is to be woken, and when. */
export function timerCases(open: OpenStore): void {
  describe('due times', () => {
    test('an empty store has none', async () => {
      const { store } = await opened(open);
      expect(await store.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
      expect(await store.nextDue()).toBeUndefined();
    });

    test('come earliest first, ties by customer id, at or before now, at most limit', async () => {
      const { store } = await opened(open);
      const wakes = { d: 20, b: 10, c: 10, a: 30, Z: 10, never: undefined, later: 31 };
      await store.commit(Object.entries(wakes).map(([customer, wakeAt]) => commitOf(customer, customer, { wakeAt })));
      expect((await store.due(30, 100)).map((due) => due.customer)).toEqual(['Z', 'b', 'c', 'd', 'a']);
      expect((await store.due(30, 2)).map((due) => due.customer)).toEqual(['Z', 'b']);
      expect(await store.due(10, 1)).toEqual([{ customer: 'Z', wakeAt: 10, version: 1 }]);
      expect(await store.due(9, 100)).toEqual([]);
      expect(await store.nextDue()).toBe(10);
    });

    test('carry the version that asked, and are taken back or moved by the next commit', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', { wakeAt: 10 }), commitOf('bob', 'e2', { wakeAt: 11 })]);
      await store.commit([commitOf('ann', 'e3', { expectedVersion: 1, wakeAt: 12 })]);
      expect(await store.due(20, 10)).toEqual([
        { customer: 'bob', wakeAt: 11, version: 1 },
        { customer: 'ann', wakeAt: 12, version: 2 },
      ]);
      await store.commit([commitOf('bob', 'e4', { expectedVersion: 1 })]);
      expect(await store.nextDue()).toBe(12);
    });

    test('stay until a commit changes them: asking twice gives the same', async () => {
      const { store } = await opened(open);
      await store.commit([commitOf('ann', 'e1', { wakeAt: 10 })]);
      expect(await store.due(10, 10)).toEqual(await store.due(10, 10));
    });

    test('may lie years ahead, at 0, before 1970 and between two milliseconds', async () => {
      const { store } = await opened(open);
      const wakes = { ahead: 1_795_338_000_000 + YEARS, epoch: 0, before: -1, between: 0.1 + 0.2 };
      await store.commit(Object.entries(wakes).map(([customer, wakeAt]) => commitOf(customer, customer, { wakeAt })));
      expect((await store.load('ahead'))?.wakeAt).toBe(1_795_338_000_000 + YEARS);
      expect((await store.load('epoch'))?.wakeAt).toBe(0);
      expect((await store.load('between'))?.wakeAt).toBe(0.1 + 0.2);
      expect(await store.nextDue()).toBe(-1);
      expect((await store.due(Number.MAX_SAFE_INTEGER, 9)).map((due) => due.customer)).toEqual([
        'before',
        'epoch',
        'between',
        'ahead',
      ]);
    });
  });
}
