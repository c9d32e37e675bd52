import { compile, OpportuneError, type Step, type Strategy } from '@opportune/core';
import { histories, shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonical } from './canonical.ts';
import { played } from './play.ts';
import { relay } from './relay.ts';
import { patience, runs } from './runs.ts';
import { mixed } from './successors.ts';

type History = Parameters<typeof played>[1];

/**
 * The matches of some triggers, without regard to what else fires in the same step, and to which properties of remembered events are
 * kept: those that something in the strategy looks at.
 */
const matchesOf = (step: Step, history: History, names: ReadonlySet<string>): readonly string[] =>
  played(step, history)
    .flatMap(({ result }) => result.fired)
    .filter(({ name }) => names.has(name))
    .map(({ steps: _steps, event, ...match }) => canonical({ ...match, event: event?.id, of: event?.type }))
    .sort();

const compiled = (strategy: Strategy): Step | undefined => {
  try {
    return compile(strategy, shopBindings);
  } catch (error) {
    // Conditions of two strategies, each allowed, may be too deep together.
    if (error instanceof OpportuneError) return undefined;
    throw error;
  }
};

test(
  'S4 no match is doubled and none is lost where the pattern did not change, whatever else did and whenever',
  patience,
  () => {
    let matches = 0;
    fc.assert(
      fc.property(
        strategies(),
        strategies(),
        histories(),
        fc.nat({ max: 30 }),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        ({ retention: { openAtMost: _shared, ...kept } = {}, ...given }, other, history, change, choices) => {
          let asked = 0;
          // What may be open at once is for all triggers together: those of the other strategy could take the place.
          const one: Strategy = { ...given, retention: kept };
          const { recipes, lateness, aggregates, conditions, retention } = one;
          const same = {
            aggregates,
            conditions,
            ...(recipes && { recipes }),
            ...(lateness !== undefined && { lateness }),
            ...(retention && { retention }),
          };
          const { recipes: _recipes, lateness: _lateness, retention: _retention, ...rest } = other;
          const triggers = mixed(one.triggers, other.triggers, () => choices[(asked += 1) % choices.length]!);
          const before = compile(one, shopBindings);
          const after = compiled({ ...rest, ...same, triggers } as Strategy);
          if (after === undefined) return;
          const names = new Set(
            Object.keys(one.triggers ?? {}).filter((name) => triggers[name] === one.triggers![name]),
          );
          const expected = matchesOf(before, history, names);
          expect(matchesOf(relay(before, after, change), history, names)).toEqual(expected);
          matches += expected.length;
        },
      ),
      runs(60),
    );
    expect(matches).toBeGreaterThan(20);
  },
);

test('S4 an aggregate that has not changed remembers what it would remember had nothing changed', patience, () => {
  let memories = 0;
  fc.assert(
    fc.property(
      strategies(),
      strategies(),
      histories(),
      fc.nat({ max: 30 }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      (one, other, history, change, choices) => {
        let asked = 0;
        const aggregates = mixed(one.aggregates, other.aggregates, () => choices[(asked += 1) % choices.length]!);
        const { lateness, retention } = one;
        const { lateness: _lateness, retention: _retention, ...rest } = other;
        const same = { aggregates, ...(lateness !== undefined && { lateness }), ...(retention && { retention }) };
        const before = compile(one, shopBindings);
        const after = compiled({ ...rest, ...same });
        if (after === undefined) return;
        const expected = played(before, history).at(-1)?.result.state.aggregates ?? {};
        const changed = played(relay(before, after, change), history).at(-1)?.result.state.aggregates ?? {};
        for (const name of Object.keys(expected)) {
          if (aggregates[name] !== one.aggregates![name]) continue;
          expect(changed[name]).toEqual(expected[name]);
          memories += 1;
        }
      },
    ),
    runs(120),
  );
  expect(memories).toBeGreaterThan(10);
});
