import {
  allocate,
  all,
  arbitrate,
  compile,
  lever,
  product,
  weight,
  OpportuneError,
  type Allocate,
  type Factor,
  type Node,
  type Step,
  type Strategy,
} from '@opportune/core';
import { histories, shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonical } from './canonical.ts';
import { law } from './law.ts';
import { decidedBy, played, withoutHash } from './play.ts';
import { patience, runs } from './runs.ts';

/** Everything competes for the places of one slot, by its score. */
const competing = (drawn: Strategy, rank: (by: Node) => Node): Strategy => {
  const ranked = drawn.funnel.find(({ kind }) => kind === 'arbitrate') as { readonly by: Node } | undefined;
  return {
    ...drawn,
    // What is mandatory does not compete.
    actions: drawn.actions.map(({ mandatory: _, ...action }) => ({ ...action, channel: 'web' })),
    funnel: [arbitrate(rank(ranked?.by ?? product())), allocate({ hero: { channel: 'web', atMost: 100 } })],
  };
};
const timesLever = (by: Node): Node => product(by, lever());
const withoutLever = (node: Node): Node =>
  JSON.parse(JSON.stringify(node, (_key, value: unknown) => (isLever(value) ? { kind: 'value' } : value))) as Node;
const isLever = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'lever';
const both = product as (...of: readonly Node[]) => Factor;

const shuffled = strategies()
  .filter(({ funnel }) => funnel.some(({ kind }) => kind === 'arbitrate'))
  .chain((strategy) =>
    fc.tuple(fc.constant(strategy), fc.shuffledSubarray([...strategy.actions], { minLength: strategy.actions.length })),
  );

law(
  'R1 order law: where there is a ranking, the order of actions changes nothing',
  40,
  [shuffled, histories()],
  ([strategy, actions], history) => {
    const once = played(compile(strategy, shopBindings), history);
    const other = played(compile({ ...strategy, actions }, shopBindings), history);
    expect(decidedBy(other)).toBe(decidedBy(once));
  },
);

law(
  'R3 lever law: a higher lever never lowers its action',
  25,
  [strategies(), fc.nat(), fc.constantFrom(1, 1.5, 4), histories()],
  (drawn, which, by, history) => {
    const strategy = competing(drawn, timesLever);
    const i = which % strategy.actions.length;
    const { id } = strategy.actions[i]!;
    const actions = strategy.actions.map((action, j) =>
      j === i ? { ...action, lever: (action.lever ?? 1) * by } : action,
    );
    const ranks = (step: Step): readonly number[] =>
      played(step, history).map(({ result }) => result.decisions.findIndex(({ action }) => action === id));
    const before = ranks(compile(strategy, shopBindings));
    ranks(compile({ ...strategy, actions }, shopBindings)).forEach((rank, n) => {
      expect(rank === -1 ? before[n] === -1 : before[n] === -1 || rank <= before[n]!).toBe(true);
    });
  },
);

law(
  'R3 lever law: all levers twice as high leave the order as it is',
  25,
  [strategies(), fc.constantFrom(0.5, 2, 1024), histories()],
  (drawn, by, history) => {
    // The smallest of all numbers has no half.
    if (JSON.stringify(drawn).includes('5e-324')) return;
    // Inside of what bends a number, such as a limit, twice the lever is not twice the score.
    const strategy = competing(drawn, (ranking) => timesLever(withoutLever(ranking)));
    const actions = strategy.actions.map((action) => ({ ...action, lever: (action.lever ?? 1) * by }));
    const order = (step: Step): unknown =>
      played(step, history).map(({ result }) => result.decisions.map(({ action }) => action));
    expect(order(compile({ ...strategy, actions }, shopBindings))).toEqual(order(compile(strategy, shopBindings)));
  },
);

/** How many there are decides how places are given away under constraints. */
const withoutConstraints = (strategy: Strategy): Strategy => ({
  ...strategy,
  funnel: [...strategy.funnel.slice(0, -1), allocate((strategy.funnel.at(-1) as Allocate).slots)],
});

test('F5 loser law: without one that was not chosen, the others are chosen as before', patience, () => {
  let compared = 0;
  fc.assert(
    fc.property(strategies(), fc.nat(), histories(), (drawn, which, history) => {
      const strategy = withoutConstraints(drawn);
      // Where the order is drawn, it is drawn among all.
      if (JSON.stringify(strategy.funnel).includes('"explore"')) return;
      const { id } = strategy.actions[which % strategy.actions.length]!;
      const fewer = compiled({ ...strategy, actions: strategy.actions.filter((action) => action.id !== id) });
      if (fewer === undefined) return;
      let before: Parameters<Step>[0];
      for (const { input, now, standings, result } of played(compile(strategy, shopBindings), history)) {
        // One moment only: what wakes up beside it may have been chosen.
        if (input.kind === 'request' && result.decisions.every(({ action }) => action !== id)) {
          const { decisions } = fewer(before, input, now, standings);
          expect(canonical(decisions.map(withoutHash))).toBe(canonical(result.decisions.map(withoutHash)));
          compared += decisions.length;
        }
        before = result.state;
      }
    }),
    runs(60),
  );
  expect(compared).toBeGreaterThan(0);
});

/** Undefined where the strategy speaks of the action that is gone. */
function compiled(strategy: Strategy): Step | undefined {
  try {
    return compile(strategy, shopBindings);
  } catch (error) {
    if (error instanceof OpportuneError) return undefined;
    throw error;
  }
}

law('R3 factor law: a factor of 1 is neutral', 15, [strategies(), histories()], (drawn, history) => {
  const scores = (rank: (by: Node) => Node): unknown =>
    played(compile(competing(drawn, rank), shopBindings), history).map(({ result }) =>
      result.decisions.map(({ action, score }) => [action, score]),
    );
  const plain = scores((by) => by);
  expect(scores((by) => both(by, weight(all(), 1)))).toEqual(plain);
  expect(scores((by) => both(product(), by))).toEqual(plain);
});

law('R1, R3 factor law: a factor of 0 removes', 15, [strategies(), histories()], (drawn, history) => {
  const strategy = competing(drawn, (by) => both(by, weight(all(), 0)));
  for (const { result } of played(compile(strategy, shopBindings), history)) {
    expect(result.decisions).toEqual([]);
    expect(result.dropped.every(({ reason }) => reason === 'ZERO_SCORE' || reason === 'ERROR')).toBe(true);
  }
});
