import { compile, split, type Step, type Strategy } from '@opportune/core';
import { armOf } from '@opportune/core/experiments';
import { histories, play, shopBindings, strategies, type Happening } from '@opportune/testing';
import fc from 'fast-check';
import { expect } from 'vitest';

import { split as meant } from '../../src/reference/split.ts';
import { canonical } from './canonical.ts';
import { isValid } from './isValid.ts';
import { law } from './law.ts';
import { meaningOf } from './meaning.ts';
import { played, playedUntil } from './play.ts';
import { relay } from './relay.ts';
import { successions } from './successors.ts';

const tenths = fc.integer({ min: 0, max: 10 }).map((n) => n / 10);
const trials = fc.record({
  id: fc.constant('whole'),
  version: fc.constant('1'),
  coverage: fc.constantFrom(1, 1, 0.5),
  hashVersion: fc.constantFrom<1 | 2>(1, 2),
  seed: fc.string({ maxLength: 4 }),
});
type Drawn = typeof trials extends fc.Arbitrary<infer T> ? T : never;

const pair = fc.tuple(strategies(), strategies());

const between = (trial: Drawn, [one, other]: readonly [Strategy, Strategy], weight: number, trace = false): Step => {
  const step = (strategy: Strategy) => compile(strategy, { ...shopBindings, trace });
  return split({
    ...trial,
    arms: { one: { weight, step: step(one) }, other: { weight: 1 - weight, step: step(other) } },
  });
};
const naively = (trial: Drawn, [one, other]: readonly [Strategy, Strategy], weight: number, trace = false): Step => {
  const arms = { one: { weight, strategy: one }, other: { weight: 1 - weight, strategy: other } };
  return Object.assign(meant({ ...trial, arms }, { ...shopBindings, trace }), between(trial, [one, other], weight));
};

const texts = (step: Step, history: readonly Happening[]): readonly string[] =>
  [...play(step, history, { until: playedUntil(history) })].map(({ input, now, result }) =>
    canonical({ input, now, ...meaningOf(result) }),
  );

law(
  'X6 one step of several means what the reference means',
  100,
  [trials, pair, tenths, histories(), fc.boolean()],
  (trial, strategiesOf, weight, history, trace) => {
    expect(texts(between(trial, strategiesOf, weight, trace), history)).toEqual(
      texts(naively(trial, strategiesOf, weight, trace), history),
    );
  },
);

law(
  'X6, S4 also where weights move, and whoever changes sides is carried over',
  100,
  [trials, successions, fc.tuple(tenths, tenths), histories(), fc.nat({ max: 30 })],
  (trial, [one, other], [before, after], history, change) => {
    if (!isValid(other)) return;
    const moving = (make: typeof between) =>
      relay(make(trial, [one, other], before), make(trial, [one, other], after), change);

    expect(texts(moving(between), history)).toEqual(texts(moving(naively), history));
  },
);

law(
  'X6 all decisions of a customer are of the one arm that armOf says, or of the control',
  100,
  [trials, pair, tenths, histories()],
  (trial, strategiesOf, weight, history) => {
    const arms = { one: { weight }, other: { weight: 1 - weight } };
    const hashes = new Set<string>();
    for (const { result } of played(between(trial, strategiesOf, weight), history)) {
      for (const { arms: named, strategy, customer } of result.decisions) {
        expect(named?.['whole']).toEqual(armOf({ ...trial, arms }, customer));
        hashes.add(strategy.hash);
      }
    }
    expect(hashes.size).toBeLessThanOrEqual(1);
  },
);

law(
  'X6 it does nothing but what the step of the arm does, save that it says so',
  100,
  [trials, pair, tenths, histories()],
  (trial, strategiesOf, weight, history) => {
    const customer = history.flatMap((each) => ('input' in each ? [each.input.customer] : []))[0] ?? '';
    const arms = { one: { weight }, other: { weight: 1 - weight } };
    const [one, other] = strategiesOf.map((strategy) => compile(strategy, shopBindings)) as [Step, Step];
    const alone = armOf({ ...trial, arms }, customer)?.arm === 'other' ? other : one;

    expect(unnamed(between(trial, strategiesOf, weight), history)).toEqual(unnamed(alone, history));
  },
);

/** All that is decided, without the arm. */
const unnamed = (step: Step, history: readonly Happening[]): readonly object[] =>
  played(step, history).flatMap(({ result }) =>
    result.decisions.map(({ arms: { whole: _, ...arms } = {}, ...decision }) => ({ ...decision, arms })),
  );
