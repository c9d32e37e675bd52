import { allocate, compile, type Allocate, type Fate, type Strategy } from '@opportune/core';
import { histories, shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { promising } from './fallbacks.ts';
import { played } from './play.ts';
import { patience, runs } from './runs.ts';

/** Everything competes for one place. */
const competing = (drawn: Strategy): Strategy => ({
  ...drawn,
  actions: drawn.actions.map((action) => ({ ...action, channel: 'web' })),
  funnel: [...drawn.funnel.slice(0, -1), allocate({ hero: { channel: 'web', atMost: 1 } })],
});

/** What may hold back an action that is mandatory: not the ranking, not chance, and nobody who is not. */
const LATE: readonly Fate['reason'][] = ['HELD_OUT', 'ZERO_SCORE'];

test('F5 what is mandatory is chosen wherever it qualifies, is not capped and has a place', patience, () => {
  let chosen = 0;
  fc.assert(
    fc.property(strategies(), histories(), (drawn, history) => {
      const strategy = competing(drawn);
      const mandatory = new Set(strategy.actions.flatMap(({ id, mandatory }) => (mandatory === true ? [id] : [])));
      for (const { result } of played(compile(strategy, { ...shopBindings, trace: true }), history)) {
        for (const { action, stage, reason, seen } of result.dropped) {
          if (!mandatory.has(action)) continue;
          expect(LATE).not.toContain(reason);
          if (reason === 'ERROR') expect(stage).not.toBe('arbitrate');
          if (reason === 'OUTRANKED')
            expect((seen as readonly string[]).filter((id) => !mandatory.has(id))).toEqual([]);
        }
        chosen += result.decisions.filter(({ action }) => mandatory.has(action)).length;
      }
    }),
    runs(100),
  );
  expect(chosen).toBeGreaterThan(0);
});

test('F9 a request for a slot with a fallback is never answered with nothing', patience, () => {
  let fallen = 0;
  fc.assert(
    fc.property(promising, histories(), (strategy, history) => {
      const [name] = Object.keys((strategy.funnel.at(-1) as Allocate).slots);
      for (const { input, result } of played(compile(strategy, shopBindings), history)) {
        const inSlot = result.decisions.filter(({ slot, cause }) => slot === name && cause.kind === 'request');
        fallen += inSlot.filter(({ fallback }) => fallback === true).length;
        const isAsked = input.kind === 'request' && (input.slots?.includes(name!) ?? true);
        if (isAsked && result.ignored === undefined) expect(inSlot).not.toEqual([]);
        expect(new Set(inSlot.map(({ id }) => id)).size).toBe(inSlot.length);
        expect(result.decisions.filter(({ cause, fallback }) => fallback && cause.kind !== 'request')).toEqual([]);
      }
    }),
    runs(60),
  );
  expect(fallen).toBeGreaterThan(0);
});
