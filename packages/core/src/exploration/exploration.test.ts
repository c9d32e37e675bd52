import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { atLeast } from './atLeast.ts';
import { epsilonGreedy } from './epsilonGreedy.ts';
import { sharesOf } from './sharesOf.ts';
import { softmax } from './softmax.ts';
import { squareCB } from './squareCB.ts';
import { thompson } from './thompson.ts';

const sum = (distribution: readonly number[]): number => distribution.reduce((total, each) => total + each, 0);

describe('distributions over candidates', () => {
  it.each<{ readonly distribution: readonly number[] }>([
    { distribution: epsilonGreedy(3, 0.1) },
    { distribution: epsilonGreedy(1, 0.3) },
    { distribution: softmax([0.1, 5, 5, -3], 2) },
    { distribution: softmax([1e308, 1], 1e308) },
    { distribution: softmax([-1e308, 1e308], 1) },
    { distribution: squareCB([1, 5, 5, 2], 10) },
    { distribution: squareCB([0, 1e308], 1e308) },
    { distribution: atLeast([0.5, 0.3, 0.2, 0], 0.7) },
    {
      distribution: thompson(
        [1, 2].map((deviation) => ({ mean: 1, deviation })),
        'a',
      ),
    },
  ])('X4 $distribution adds up to 1', ({ distribution }) => {
    expect(sum(distribution)).toBeCloseTo(1, 12);
    expect(distribution.every((probability) => probability >= 0)).toBe(true);
  });

  it('X4 of nobody there is none', () => {
    expect([epsilonGreedy(0, 0.5), softmax([], 1), squareCB([], 1), thompson([], 'a')]).toEqual([[], [], [], []]);
  });

  it('X4 softmax tells apart what the logarithm tells apart', () => {
    const [low, high] = softmax([1, 3], 0.7);

    expect(Math.log(high! / low!)).toBeCloseTo(1.4, 12);
  });

  it('X4 squareCB has what is far behind tried more seldom than what comes close', () => {
    expect(squareCB([10, 9, 0], 1)).toEqual([1 - 1 / 4 - 1 / 13, 1 / 4, 1 / 13]);
    expect(squareCB([2, 2], 9)).toEqual([0.5, 0.5]);
  });

  it('X4 nothing falls below the floor that it gives others', () => {
    expect(atLeast([0.89, 0.11, 0], 0.3).map((each) => Number(each.toFixed(12)))).toEqual([0.8, 0.1, 0.1]);
    expect(atLeast([0.2, 0.8], 0)).toEqual([0.2, 0.8]);
  });

  it('thompson comes close to how likely each is the best, and gives the same again', () => {
    // The difference of two normal numbers is one: Φ(1 ÷ √2) is 0.7602.
    const beliefs = [
      { mean: 1, deviation: 1 },
      { mean: 0, deviation: 1 },
    ];
    const [first] = thompson(beliefs, 'seed', 20_000);

    expect(Math.abs(first! - 0.7602)).toBeLessThan(4 * Math.sqrt((0.76 * 0.24) / 20_000));
    expect(thompson(beliefs, 'seed', 20_000)).toEqual([first, 1 - first!]);
    expect(thompson(beliefs, 'other', 20_000)).not.toEqual([first, 1 - first!]);
  });
});

interface Case {
  readonly fn: string;
  readonly expected?: readonly number[];
  readonly tol?: number;
  readonly epsilon: number;
  readonly topAction: number;
  readonly nActions: number;
  readonly lambda: number;
  readonly scores: readonly number[];
  readonly votes: readonly number[];
  readonly minProbMass: number;
  readonly includeZeros: boolean;
  readonly pdf: readonly number[];
  readonly weights: readonly number[];
}

/** As many places as the case has: those without a candidate have no probability. */
const filled = (distribution: readonly number[], { nActions }: Case): readonly number[] => [
  ...distribution,
  ...Array<number>(Math.max(0, nActions - distribution.length)).fill(0),
];

const ours: Readonly<Record<string, (given: Case) => readonly number[]>> = {
  epsilonGreedy: ({ nActions, epsilon, topAction }) => epsilonGreedy(nActions, epsilon, topAction),
  softmax: (given) => filled(softmax(given.scores, given.lambda), given),
  bag: (given) => filled(sharesOf(given.votes), given),
  enforceMinimumProbability: ({ pdf, minProbMass, includeZeros }) => atLeast(pdf, minProbMass, { zeros: includeZeros }),
  normalise: ({ weights }) => sharesOf(weights),
};

const cases = (sharedJson('suites/bandit/vw-exploration.json') as { exploration: Case[] } | undefined)?.exploration;

describe.runIf(cases)('the cases of Vowpal Wabbit', () => {
  it.each(cases?.map((given, i) => ({ ...given, i })) ?? [])('$i $fn', (given) => {
    const { fn, expected = [], tol = 0 } = given;
    const distribution = ours[fn]!(given);

    // Where the original refuses an empty list, ours gives one.
    expect(distribution).toHaveLength(expected.length);
    for (const [i, probability] of expected.entries()) {
      expect(Math.abs(distribution[i]! - probability)).toBeLessThanOrEqual(tol);
    }
  });
});

if (cases === undefined) describe(`the cases of Vowpal Wabbit (${ABSENT})`, () => it.skip('all of it', () => {}));
