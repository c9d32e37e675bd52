import {
  allocate,
  compile,
  type Allocate,
  type Allocation,
  type CustomerState,
  type Fate,
  type Strategy,
} from '@opportune/core';
import { reference } from '@opportune/core/reference';
import { histories, shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonical } from './canonical.ts';
import { contests, greedyWorth, isFeasible, mostWorth, worthOf, type Way } from './contests.ts';
import { promising } from './fallbacks.ts';
import { law } from './law.ts';
import { meaningOf } from './meaning.ts';
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

const asked = (id: string, now: number) => [{ kind: 'request', id, customer: 'ada' }, now] as const;

/** What a step chooses for a customer of whom nothing is known, and how good it says that is. */
function chosenBy(strategy: Strategy): { readonly way: Way; readonly allocation: Allocation } {
  const { decisions, allocations } = compile(strategy, { trace: true })(undefined, ...asked('r1', 0));
  const plain: Allocation = { method: 'greedy', gap: 1 };
  return { way: new Map(decisions.map(({ action, slot }) => [action, slot])), allocation: allocations?.[0] ?? plain };
}

test('F10 gives away what may be given, and of few the best way that there is', patience, () => {
  let better = 0;
  fc.assert(
    fc.property(contests({ actions: 7, places: 6 }), (strategy) => {
      const { way, allocation } = chosenBy(strategy);
      const worth = worthOf(strategy, way);
      expect(isFeasible(strategy, way)).toBe(true);
      if (allocation.gap < 1) {
        expect(allocation).toMatchObject({ method: 'optimal', gap: 0 });
        expect(worth).toBeCloseTo(mostWorth(strategy), 6);
      }
      if (worth > greedyWorth(strategy) + 1e-6) better += 1;
    }),
    runs(250),
  );
  expect(better).toBeGreaterThan(0);
});

test('F10 is never worse than one by one, and never further from the best than it says', patience, () => {
  let greedy = 0;
  fc.assert(
    fc.property(contests({ actions: 15, places: 3 }), (strategy) => {
      const { way, allocation } = chosenBy(strategy);
      const worth = worthOf(strategy, way);
      expect(isFeasible(strategy, way)).toBe(true);
      expect(worth).toBeGreaterThanOrEqual(greedyWorth(strategy) - 1e-6);
      expect(mostWorth(strategy) * (1 - allocation.gap)).toBeLessThanOrEqual(worth + 1e-6);
      if (allocation.method === 'greedy') greedy += 1;
    }),
    runs(100),
  );
  expect(greedy).toBeGreaterThan(0);
});

law(
  'F10 gives away what the reference gives away, moment after moment',
  150,
  [contests({ actions: 15, places: 7 }), fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 4 })],
  (strategy, gaps) => {
    const fast = compile(strategy, { trace: true });
    const naive = reference(strategy, { trace: true });
    let before: CustomerState | undefined;
    let now = 0;
    for (const [i, gap] of gaps.entries()) {
      now += gap;
      const input = asked(`r${i}`, now);
      const is = fast(before, ...input);
      expect(canonical(meaningOf(is))).toBe(canonical(meaningOf(naive(before, ...input))));
      before = is.state;
    }
  },
);
