import {
  allocate,
  arbitrate,
  compile,
  count,
  days,
  latest,
  minutes,
  propensity,
  sum,
  type CustomerEvent,
  type Profile,
} from '@opportune/core';
import { events } from '@opportune/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { plus, rounded, type ExactSum } from '../../src/profile/exactSum.ts';
import { exactSum } from '../../src/reference/exactSum.ts';
import { law } from './law.ts';

/** What a model sees of the profile after events, in the order in which they arrive. */
function profileAfter(arrivals: readonly CustomerEvent[], now: number): Profile {
  const seen: Profile[] = [];
  const step = compile(
    {
      id: 'aggregates',
      version: '1',
      lateness: days(30),
      recipes: { moved: 'settle' },
      aggregates: {
        views: count('viewed'),
        lately: count('viewed', { per: minutes(30) }),
        spend: sum('viewed', 'total'),
        recently: sum('viewed', 'total', { per: minutes(60) }),
        item: latest('viewed', 'item'),
        segment: latest('carted', 'item'),
      },
      actions: [{ id: 'a', channel: 'web' }],
      funnel: [arbitrate(propensity('spy')), allocate({ hero: { channel: 'web', atMost: 1 } })],
    },
    {
      models: {
        spy: ({ profile }) => {
          seen.push(profile);
          return 1;
        },
      },
      recipes: {
        settle: (draft) => {
          draft['segment'] = 'set by a recipe';
        },
      },
    },
  );
  let state: Parameters<typeof step>[0];
  for (const event of arrivals) state = step(state, event, now).state;
  step(state, { kind: 'request', id: 'r', customer: 'ada' }, now);
  return seen[0]!;
}

describe('aggregates', () => {
  const now = days(20_000);
  const arrivals = (maxLength: number): fc.Arbitrary<readonly CustomerEvent[]> =>
    fc
      .array(events({ customer: 'ada', times: fc.nat({ max: 200 }).map((n) => now - n * minutes(0.5)) }), {
        maxLength,
        size: 'max',
      })
      .map((all) => all.map((event, i) => ({ ...event, id: `e${i}` })));
  const shuffled = (maxLength: number): fc.Arbitrary<readonly (readonly CustomerEvent[])[]> =>
    arrivals(maxLength).chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
    );

  law('A5 the order of arrival changes no value', 60, [shuffled(60)], ([all, other]) => {
    expect(profileAfter(other!, now)).toEqual(profileAfter(all!, now));
  });

  const crowd = fc
    .array(fc.tuple(fc.nat({ max: 40 }), fc.constantFrom(1, 2, 0.1)), { minLength: 300, maxLength: 320 })
    .map((all) =>
      all.map(([ago, total], i): CustomerEvent => ({
        id: `e${i}`,
        type: 'viewed',
        customer: 'ada',
        time: now - ago * 1000,
        properties: { total },
      })),
    )
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  law(
    'A5 a window counts beyond what it remembers one by one, whatever the order of arrival',
    4,
    [crowd],
    ([all, other]) => {
      expect(profileAfter(all, now)).toMatchObject({ views: all.length, lately: all.length });
      expect(profileAfter(other, now)).toEqual(profileAfter(all, now));
    },
  );

  test('A6 an aggregate hides the attribute of its name, also where it has no value', () => {
    const moved = { id: 'e', type: 'moved', customer: 'ada', time: now, properties: {} };
    expect(profileAfter([moved], now)).not.toHaveProperty('segment');
  });
});

describe('sum', () => {
  const double = fc.oneof(
    fc.double({ noNaN: true, min: -(2 ** 960), max: 2 ** 960 }),
    fc.constantFrom(0.1, 0.2, 1e16, 1, -1e16, 5e-324, 2 ** 53, 2 ** -53, 1e288, -1e288),
  );

  law(
    'A3 the sum is the double nearest to the exact sum, whatever the order',
    2000,
    [fc.array(double, { maxLength: 40 })],
    (terms) => {
      const fast = rounded(terms.reduce<ExactSum>(plus, []));
      expect(fast + 0).toBe(exactSum(terms) + 0);
      expect(rounded([...terms].reverse().reduce<ExactSum>(plus, [])) + 0).toBe(fast + 0);
    },
  );

  test('A3 numbers so large that sums would leave the range of doubles are left out', () => {
    const totals = [1e308, 1e308, -1e308, Number.MAX_VALUE, 5];
    const viewed = totals.map((total, i) => ({
      id: `e${i}`,
      type: 'viewed',
      customer: 'ada',
      time: 0,
      properties: { total },
    }));
    expect(profileAfter(viewed, 0)).toMatchObject({ spend: 5, recently: 5 });
  });
});
