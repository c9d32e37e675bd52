import type { StateStore } from '@opportune/core';
import { describe, expect, onTestFinished, test } from 'vitest';

import type { OpenStore } from '../stateStoreSuite.ts';
import { commitOf, decisionOf, everything, opened, receiptOf, stateOf } from './specimens.ts';

// What travels badly: quotes, line ends, right-to-left, astral, NUL, a lone surrogate, names that objects inherit.
const STRINGS = [
  `o'neill "x" \\`,
  'a\r\nb\t',
  'عميل',
  '客户😀',
  'a\u0000b',
  'a\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  ' ',
];

/** What was committed comes back as it was, also after closing and opening again. */
export function keepingCases(open: OpenStore): void {
  describe('keeping', () => {
    test('any string can be a customer, an input id, a decision id and content', async () => {
      const { store } = await opened(open);
      for (const [n, text] of STRINGS.entries()) {
        const rest = { wakeAt: n, state: stateOf(text, text), decisions: [decisionOf(text, text, { [text]: text })] };
        expect(await store.commit([commitOf(text, text, rest)])).toEqual(['committed']);
        expect(await store.commit([commitOf(text, text, { expectedVersion: 1 })])).toEqual(['duplicate']);
        expect((await store.load(text))?.state).toEqual(stateOf(text, text));
      }
      expect((await store.due(100, 100)).map((due) => due.customer)).toEqual(STRINGS);
      expect((await store.outbox(0, 100)).map((entry) => entry.decision)).toEqual(
        STRINGS.map((text) => decisionOf(text, text, { [text]: text })),
      );
      for (const text of STRINGS) await store.settle(text);
      expect(await store.outbox(0, 100)).toEqual([]);
    });

    test('large states and numbers come back exactly', async () => {
      const { store } = await opened(open);
      const mark = {
        text: '😀é'.repeat(100_000),
        numbers: [0.1 + 0.2, Number.MAX_SAFE_INTEGER, 5e-324, -1.5, 1e308],
        none: null,
      };
      await store.commit([commitOf('ann', 'e1', { state: stateOf('ann', mark) })]);
      expect((await store.load('ann'))?.state).toEqual(stateOf('ann', mark));
    });

    test('close finishes what was begun, and may be called twice', async () => {
      const { store, reopen } = await opened(open);
      const begun = store.commit([commitOf('ann', 'e1')]);
      await store.close();
      expect(await begun).toEqual(['committed']);
      await store.close();
      const again = await reopen?.();
      expect((await again?.load('ann'))?.version).toBe(again === undefined ? undefined : 1);
      await again?.close();
    });

    test('a closed store answers with STORE_CLOSED', async () => {
      const { store } = await opened(open);
      await store.close();
      const calls: ((store: StateStore) => Promise<unknown>)[] = [
        (closed) => closed.load('ann'),
        (closed) => closed.commit([commitOf('ann', 'e1')]),
        (closed) => closed.due(0, 1),
        (closed) => closed.nextDue(),
        (closed) => closed.outbox(0, 1),
        (closed) => closed.nextDelivery(),
        (closed) => closed.settle('d'),
        (closed) => closed.postpone('d', 1, 1),
        (closed) => closed.bury('d', receiptOf('d', 'ann')),
        (closed) => closed.deadLetters(1),
        (closed) => closed.entriesOf('ann'),
      ];
      for (const call of calls) await expect(call(store)).rejects.toMatchObject({ code: 'STORE_CLOSED' });
    });

    test('opening again finds everything as it was', async (context) => {
      const { store, reopen } = await opened(open);
      if (reopen === undefined) return context.skip('nothing outlives close');
      const first = ['d1', 'd2', 'd3'].map((id) => decisionOf(id, 'ann', { id }));
      await store.commit([
        commitOf('ann', 'e1', { wakeAt: 4_000_000_000_000, decisions: first }),
        commitOf('bob', 'e2', { decisions: [decisionOf('d4', 'bob')] }),
        commitOf('cid', 'e3', { wakeAt: 17 }),
      ]);
      await store.commit([commitOf('ann', undefined, { expectedVersion: 1, wakeAt: 18 })]);
      await store.settle('d1');
      await store.postpone('d2', 70, 1);
      await store.bury('d4', receiptOf('d4', 'bob'));
      const before = await everything(store, 'ann');
      await store.close();
      const again = await reopen();
      onTestFinished(() => again.close());
      expect(await everything(again, 'ann')).toEqual(before);
      for (const id of ['e1', 'e2', 'e3']) {
        expect(await again.commit([commitOf('ann', id, { expectedVersion: 2 })])).toEqual(['duplicate']);
      }
      const next = { expectedVersion: 2, decisions: [decisionOf('d5', 'ann')] };
      expect(await again.commit([commitOf('ann', 'e4', next)])).toEqual(['committed']);
      await again.settle('d2');
      await again.settle('d3');
      expect((await again.outbox(0, 9)).map((entry) => entry.decision.id)).toEqual(['d5']);
    });
  });
}
