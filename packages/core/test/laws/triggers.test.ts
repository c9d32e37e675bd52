import { absence, compile, minutes, replay, allocate, type CustomerEvent } from '@opportune/core';
import { histories, shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { played } from './play.ts';
import { patience, runs } from './runs.ts';

test('T2, T3, T4 a trigger never fires twice for one match', patience, () => {
  let fires = 0;
  fc.assert(
    fc.property(strategies(), histories(), (strategy, drawn) => {
      const history = drawn.map((each, i) =>
        'input' in each && 'id' in each.input ? { ...each, input: { ...each.input, id: `e${i}` } } : each,
      );
      const fired = played(compile(strategy, shopBindings), history).flatMap(({ result }) => result.fired);
      const matches = fired.map(({ name, id }) => `${name} ${id}`);
      expect(new Set(matches).size).toBe(matches.length);
      fires += fired.length;
    }),
    runs(40),
  );
  expect(fires).toBeGreaterThan(0);
});

const carts = compile({
  id: 'carts',
  version: '1',
  triggers: { abandoned: absence({ after: 'carted', of: 'ordered', for: minutes(30) }) },
  actions: [{ id: 'a', channel: 'web', on: 'abandoned' }],
  funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
});
const event = (id: string, type: string, time: number): CustomerEvent => ({
  id,
  type,
  customer: 'ada',
  time,
  properties: {},
});

test('T3 an event that neither opens nor closes an absence leaves no trace of it', () => {
  const choosy = compile({
    id: 'carts',
    version: '1',
    triggers: {
      abandoned: absence({
        after: { type: 'carted', where: { kind: 'gte', path: 'event.total', value: 1 } as never },
        of: 'ordered',
        for: minutes(30),
      }),
    },
    actions: [{ id: 'a', channel: 'web', on: 'abandoned' }],
    funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
  });
  expect(choosy(undefined, event('e', 'carted', 0), 0).state.triggers).toEqual({});
});

test('S3 replay wakes what is overdue now, not then', () => {
  const log = [
    { input: event('e1', 'viewed', minutes(100)), now: minutes(100) },
    { input: event('e2', 'carted', minutes(10)), now: minutes(101) },
    { input: event('e3', 'viewed', minutes(110)), now: minutes(110) },
  ];
  const times = [...replay(carts, log)].map(({ now }) => now / minutes(1));
  expect(times).toEqual([100, 101, 101, 110]);
});
