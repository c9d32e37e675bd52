import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { bestByEvidence } from '../exploration/bestByEvidence.ts';
import { distributionOf } from '../exploration/distributionOf.ts';
import { product } from '../factors/product.ts';
import { propensity } from '../factors/propensity.ts';
import { value } from '../factors/value.ts';
import type { Action } from '../strategy/action.ts';
import type { Evidence } from '../strategy/evidence.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { allocate } from './allocate.ts';
import { arbitrate } from './arbitrate.ts';
import type { Decision } from './decision.ts';
import { explore, type Exploration } from './explore.ts';
import { holdout } from './holdout.ts';
import type { Moment } from './moment.ts';
import { ramp } from './ramp.ts';

const REQUESTS = 6000;
/** What is worked out anew for each of them takes its time. */
const FEW = 1000;

/** By value: tea, mug, cup. */
const actions = [
  { id: 'mug', channel: 'web', value: 2 },
  { id: 'tea', channel: 'web', value: 3 },
  { id: 'cup', channel: 'web', value: 0.5 },
];
const VALUES = [3, 2, 0.5];
const NAMES = ['tea', 'mug', 'cup'];
const hero = allocate({ hero: { channel: 'web', atMost: 1 } });
const greedy = { method: 'epsilonGreedy', epsilon: 0.3 } as const;

const strategy = (by: Exploration, parts: Partial<Strategy> = {}, ...before: Strategy['funnel']): Strategy =>
  small({ actions, funnel: [...before, arbitrate(value()), explore(by), hero], ...parts });
const decide = (of: Strategy, requests = REQUESTS): readonly (readonly Decision[])[] => {
  const step = compile(of);
  return Array.from({ length: requests }, (_, i) => step(undefined, request(`r${i}`), 0).decisions);
};

describe('explore', () => {
  it.each<Exploration>([
    greedy,
    { method: 'softmax', lambda: 0.8 },
    { method: 'squareCB', gamma: 2 },
    { method: 'epsilonGreedy', epsilon: 1 },
  ])('X4 D2 the first place is drawn by %j, and decisions say with which probability', (by) => {
    const expected = distributionOf(by, VALUES);
    const decisions = decide(strategy(by)).flat();

    for (const [i, action] of NAMES.entries()) {
      const chosen = decisions.filter((decision) => decision.action === action);
      const p = expected[i]!;
      // Four standard deviations of a binomial.
      expect(Math.abs(chosen.length / REQUESTS - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / REQUESTS));
      expect(new Set(chosen.map(({ probability }) => probability))).toEqual(new Set([p]));
      expect(chosen[0]?.score).toBe(VALUES[i]);
    }
  });

  it('X4 D2 further places are drawn from the rest, with the probability given those before', () => {
    const two = [arbitrate(value()), explore(greedy), allocate({ row: { channel: 'web', atMost: 2 } })];
    const rows = decide(strategy(greedy, { funnel: two }));
    const orders = new Map<string, number>();
    for (const row of rows) {
      const [first, second] = row.map(({ action }) => NAMES.indexOf(action)) as [number, number];
      const rest = NAMES.map((_, i) => i).filter((i) => i !== first);
      const given = distributionOf(
        greedy,
        rest.map((i) => VALUES[i]!),
      );
      expect(row[1]?.probability).toBe(given[rest.indexOf(second)]);
      orders.set(`${first}${second}`, row[0]!.probability * row[1]!.probability);
    }

    // All that can be drawn was drawn, and together it is certain that one of it is.
    expect(orders.size).toBe(6);
    expect([...orders.values()].reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
  });

  it('X4 deciding again comes to the same, and another customer or request draws anew', () => {
    const once = decide(strategy(greedy), 200);
    const actionsOf = (rows: typeof once) => rows.map(([decision]) => decision?.action);

    expect(decide(strategy(greedy), 200)).toEqual(once);
    expect(actionsOf(decide(strategy(greedy, { seed: 'other' }), 200))).not.toEqual(actionsOf(once));
    expect(new Set(actionsOf(once)).size).toBe(3);
  });

  it('X4 D2 each channel is drawn by itself, so that its place has the probability that its decision says', () => {
    const mixed = [
      ...actions,
      { id: 'letter', channel: 'email', value: 9 },
      { id: 'card', channel: 'email', value: 1 },
    ];
    const both = [
      arbitrate(value()),
      explore(greedy),
      allocate({ hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } }),
    ];
    const decisions = decide(strategy(greedy, { actions: mixed, funnel: both })).flat();
    for (const [action, p] of [
      ['tea', 0.8],
      ['cup', 0.1],
      ['letter', 0.85],
      ['card', 0.15],
    ] as const) {
      const chosen = decisions.filter((decision) => decision.action === action);
      expect(chosen[0]?.probability).toBeCloseTo(p, 12);
      expect(Math.abs(chosen.length / REQUESTS - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / REQUESTS));
    }
  });

  it('X4 D2 what a hold-out has let through is multiplied', () => {
    const decisions = decide(strategy(greedy, { seed: 'open' }, holdout({ share: 0.25 })), 50).flat();

    expect(decisions.length).toBeGreaterThan(0);
    expect(decisions.find(({ action }) => action === 'tea')?.probability).toBeCloseTo(0.75 * 0.8, 12);
  });

  it('X4 draws 32 places of a channel, and leaves the others as they are ranked', () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ id: `a${i}`, channel: 'web', value: 40 - i }));
    const wide = [
      arbitrate(value()),
      explore({ method: 'epsilonGreedy', epsilon: 1 }),
      allocate({ all: { channel: 'web', atMost: 40 } }),
    ];
    const [row = []] = decide(strategy(greedy, { actions: many, funnel: wide }), 1);
    const last = row.slice(32).map(({ score }) => score);

    expect(row.map(({ probability }) => probability)).toEqual(
      row.map((_, i) => (i < 32 ? expect.closeTo(1 / (40 - i), 12) : 1)),
    );
    expect(last).toEqual([...last].sort((a, b) => b - a));
    expect(row.slice(0, 32).map(({ score }) => score)).not.toEqual(row.slice(0, 32).map((_, i) => 40 - i));
  });

  it('X4 draws no more than the channel has places, so that what follows is as it was ranked', () => {
    const step = compile(strategy({ method: 'epsilonGreedy', epsilon: 1 }), { trace: true });
    const orders = Array.from({ length: 60 }, (_, i) => {
      const { decisions, dropped } = step(undefined, request(`r${i}`), 0);
      return [...decisions, ...dropped].map(({ action }) => action).join();
    });

    expect(new Set(orders)).toEqual(new Set(['tea,mug,cup', 'mug,tea,cup', 'cup,tea,mug']));
  });

  it('X4 takes scores that are more than a number holds', () => {
    const huge = [
      { id: 'a', channel: 'web', value: Number.MAX_VALUE, lever: 10 },
      { id: 'b', channel: 'web', value: 1 },
    ];
    const by = { kind: 'product', of: [value(), { kind: 'lever', of: {} }] };
    for (const method of [
      { method: 'softmax', lambda: 0 },
      { method: 'squareCB', gamma: 1 },
    ] as const) {
      const funnel = [arbitrate(by), explore(method), hero];
      const decisions = decide(strategy(greedy, { actions: huge, funnel }), 20).flat();

      expect(decisions).toHaveLength(20);
      expect(decisions.every(({ probability }) => probability > 0 && probability <= 1)).toBe(true);
    }
  });

  it('X4 F7 deciding briefly decides the same', () => {
    const asked = strategy(greedy, {}, { kind: 'qualify' });
    const step = compile(asked, { brief: true });
    const brief = Array.from({ length: 100 }, (_, i) => step(undefined, request(`r${i}`), 0).decisions);

    expect(brief).toEqual(decide(asked, 100));
  });

  describe('by thompson', () => {
    const evidence: Readonly<Record<string, Evidence>> = {
      tea: { successes: 1, failures: 3 },
      mug: { successes: 4, failures: 6 },
    };
    const models = { click: (_: Moment, { id }: Action) => evidence[id] ?? 0.4 };
    const by = product(propensity('click'), value());
    const drawn = (funnel: Strategy['funnel']) => {
      const step = compile(small({ actions, funnel }), { models });
      return Array.from({ length: FEW }, (_, i) => step(undefined, request(`r${i}`), 0).decisions[0]!);
    };
    const thompson = explore({ method: 'thompson', model: 'click' });

    it('X7 D2 each is drawn as often as its evidence makes it the best, and decisions say so', () => {
      const decisions = drawn([arbitrate(by), thompson, hero]);
      const scores = [(3 * 2) / 6, (2 * 5) / 12, 0.5 * 0.4];
      const expected = bestByEvidence(scores, [evidence['tea'], evidence['mug'], undefined]);
      for (const [i, action] of NAMES.entries()) {
        const chosen = decisions.filter((decision) => decision.action === action);
        const p = expected[i]!;
        expect(Math.abs(chosen.length / FEW - p)).toBeLessThanOrEqual(4 * Math.sqrt((p * (1 - p)) / FEW));
        expect(new Set(chosen.map(({ probability }) => probability))).toEqual(new Set(chosen.length === 0 ? [] : [p]));
      }
    });

    it('X7 what the model fails for is worth its score', () => {
      const failing = {
        ...models,
        broken: () => Math.sqrt(-1),
        moody: () => {
          throw new Error('oh');
        },
      };
      for (const model of ['broken', 'moody']) {
        const funnel = [arbitrate(value()), explore({ method: 'thompson', model }), hero];
        const [decision] = compile(small({ actions, funnel }), { models: failing })(
          undefined,
          request('r'),
          0,
        ).decisions;

        expect([decision?.action, decision?.probability]).toEqual(['tea', 1]);
      }
    });

    it('X7 D3 a ramp beside it is reckoned as beside any other method', () => {
      const opening = ramp({ tea: { from: 0.5, to: 0.5, over: { start: 0, end: 1 } } });
      const [decision] = drawn([opening, arbitrate(by), thompson, hero]).filter(({ action }) => action === 'mug');
      const scores = [1, 10 / 12, 0.2];
      const [, three = 0] = bestByEvidence(scores, [evidence['tea'], evidence['mug'], undefined]);
      const [two = 0] = bestByEvidence(scores.slice(1), [evidence['mug'], undefined]);

      expect(decision?.probability).toBeCloseTo((three + two) / 2, 12);
    });

    it('X7 refuses a model that nobody has bound', () => {
      expect(faultsOf(() => compile(small({ actions, funnel: [thompson, hero] })))).toEqual([
        ['MODEL_UNBOUND', '/funnel/0/model'],
      ]);
    });
  });

  it.each([
    [{ method: 'thompson' }, [['FIELD_MISSING', '/funnel/0/model']]],
    [{ method: 'softmax' }, [['FIELD_MISSING', '/funnel/0/lambda']]],
    [{ method: 'softmax', lambda: 1, gamma: 1 }, [['FIELD_UNKNOWN', '/funnel/0/gamma']]],
    [{ method: 'squareCB', gamma: -1 }, [['VALUE_OUT_OF_RANGE', '/funnel/0/gamma']]],
    [{ method: 'epsilonGreedy', epsilon: 1.1 }, [['VALUE_OUT_OF_RANGE', '/funnel/0/epsilon']]],
    [{ method: 'toString' }, [['VALUE_OUT_OF_RANGE', '/funnel/0/method']]],
  ])('X4 refuses %j', (by, faults) => {
    const funnel = [{ kind: 'explore', ...by }, hero];

    expect(faultsOf(() => compile(small({ actions, funnel })))).toEqual(faults);
  });
});
