import { allocate, arbitrate, compile, explore, ramp, value, type Decision, type Strategy } from '@opportune/core';
import { reference } from '@opportune/core/reference';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { distributionOf } from '../../src/exploration/distributionOf.ts';
import { request } from '../request.ts';
import { contests } from './contests.ts';
import { law } from './law.ts';
import { patience, runs } from './runs.ts';

type Shares = Readonly<Record<string, number>>;

const shares = fc.constantFrom(0, 0.2, 0.5, 0.7, 1);
const customers = ['ada', 'bob', 'cleo', 'dan', 'eve'];

const opened = (of: Shares) =>
  ramp(
    Object.fromEntries(
      Object.entries(of).map(([id, share]) => [id, { from: share, to: share, over: { start: 0, end: 1 } }]),
    ),
  );

/** Everything that ramps can let in, as strategies without the others, and how likely each is. */
const worldsOf = (strategy: Strategy, of: Shares): readonly (readonly [strategy: Strategy, probability: number])[] =>
  Object.entries(of).reduce<readonly (readonly [Strategy, number])[]>(
    (worlds, [id, share]) =>
      worlds.flatMap(([world, probability]) => [
        [world, probability * share],
        [{ ...world, actions: world.actions.filter((action) => action.id !== id) }, probability * (1 - share)],
      ]),
    [[strategy, 1]],
  );

/** Who has a place of the channel, one after the other. */
const course = (decisions: readonly Decision[], channel: string): readonly string[] =>
  decisions.filter((decision) => decision.channel === channel).map(({ slot, action }) => `${slot} ${action}`);

const begins = (all: readonly string[], beginning: readonly string[]): boolean =>
  beginning.every((each, i) => all[i] === each);

test(
  'D3 over all that ramps can let in, each place goes to whom it went as often as the decision says',
  patience,
  () => {
    let uncertain = 0;
    fc.assert(
      fc.property(
        contests({ actions: 8, places: 5 }),
        fc.array(fc.tuple(fc.nat({ max: 7 }), shares), { maxLength: 5 }),
        fc.constantFrom(...customers),
        (contest, ramped, customer) => {
          const ids = contest.actions.map(({ id }) => id);
          const of = Object.fromEntries(
            ramped.flatMap(([i, share]) => (ids[i] === undefined ? [] : [[ids[i], share]])),
          );
          const strategy = { ...contest, funnel: [opened(of), ...contest.funnel] };
          const { decisions } = compile(strategy)(undefined, request('r', { customer }), 0);
          // A list of what excludes each other may name whom a world leaves out, which only the reference does not mind.
          const ends = worldsOf(contest, of).map(([world, probability]) => ({
            probability,
            decisions: reference(world)(undefined, request('r', { customer }), 0).decisions,
          }));
          for (const [i, { channel, probability }] of decisions.entries()) {
            const met = course(decisions.slice(0, i + 1), channel);
            const share = (beginning: readonly string[]): number =>
              ends
                .filter((end) => begins(course(end.decisions, channel), beginning))
                .reduce((sum, end) => sum + end.probability, 0);
            expect(probability).toBeCloseTo(share(met) / share(met.slice(0, -1)), 12);
            if (probability < 1) uncertain += 1;
          }
        },
      ),
      runs(200),
    );
    expect(uncertain).toBeGreaterThan(0);
  },
);

law(
  'D3 over all that ramps can let in, and all that can be drawn of it, the place goes to whom it went as often as the decision says',
  100,
  [
    fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), shares), { minLength: 1, maxLength: 5 }),
    fc.constantFrom(
      { method: 'epsilonGreedy', epsilon: 0.3 } as const,
      { method: 'softmax', lambda: 0.4 } as const,
      { method: 'squareCB', gamma: 2 } as const,
    ),
    fc.constantFrom(...customers),
  ],
  (drawn, by, customer) => {
    const actions = drawn.map(([worth], i) => ({ id: `a${i}`, channel: 'web', value: worth }));
    const of = Object.fromEntries(drawn.map(([, share], i) => [`a${i}`, share]));
    const strategy: Strategy = {
      id: 'odds',
      version: '1',
      actions,
      funnel: [opened(of), arbitrate(value()), explore(by), allocate({ hero: { channel: 'web', atMost: 1 } })],
    };
    const [decision] = compile(strategy)(undefined, request('r', { customer }), 0).decisions;
    const likely = worldsOf(strategy, of).map(([world, probability]) => {
      const ranked = [...(world.actions as typeof actions)].sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
      const place = ranked.findIndex(({ id }) => id === decision?.action);
      const distribution = distributionOf(
        by,
        ranked.map((action) => action.value),
      );
      return probability * (distribution[place] ?? 0);
    });
    if (decision === undefined) return;
    expect(decision.probability).toBeCloseTo(
      likely.reduce((sum, each) => sum + each, 0),
      12,
    );
  },
);
