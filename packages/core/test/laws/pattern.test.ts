import { compile } from '@opportune/core';
import { reference } from '@opportune/core/reference';
import { histories, play, shopBindings } from '@opportune/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { patternNodes } from '../../../testing/src/arbitraries/patternNodes.ts';
import { small } from '../small.ts';
import { playedUntil } from './play.ts';
import { patience, runs } from './runs.ts';

const strategyOf = (node: object): ReturnType<typeof small> =>
  small({
    recipes: { moved: 'settle' },
    conditions: {
      'new/one': { kind: 'eq', path: 'profile.segment', value: 'new' } as never,
      keen: { kind: 'gte', path: 'event.total', value: 2 } as never,
      'any~time': { kind: 'missing', path: 'steps.a.item' } as never,
    },
    triggers: { t: node as never },
  });

test('T7 to T14 a pattern means what the reference means', patience, () => {
  const seen = { complete: 0, timeout: 0 };
  fc.assert(
    fc.property(patternNodes, histories({ length: 24 }), (node, history) => {
      const strategy = strategyOf(node);
      const until = playedUntil(history);
      const told = (step: ReturnType<typeof compile>): object[] =>
        [...play(step, history, { wakes: true, until })].map(({ input, now, result: { fired, wakeAt } }) => ({
          input,
          now,
          fired,
          wakeAt,
        }));
      const is = told(compile(strategy, shopBindings));
      expect(is).toEqual(told(reference(strategy, shopBindings)));
      for (const { fired } of is as { fired: { kind: 'complete' | 'timeout' }[] }[])
        for (const { kind } of fired) seen[kind] += 1;
    }),
    runs(300),
  );
  expect(Math.min(seen.complete, seen.timeout)).toBeGreaterThan(10);
});
