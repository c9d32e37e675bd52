import type { Fault } from '@opportune/core';
import { health, type Expectations, type HealthState, type Observation } from '@opportune/core/health';
import { events } from '@opportune/testing';
import fc from 'fast-check';
import { expect } from 'vitest';

import { law } from './law.ts';

const expectations: Expectations = {
  attributes: { item: { type: 'string' }, segment: { source: 'web' }, total: { sensitivity: 'personal' } },
  events: {
    viewed: {
      properties: { total: { type: 'number', expected: true }, 'address.city': { expected: true, attribute: 'item' } },
      consent: { channel: 'web', purpose: 'ads' },
    },
    ordered: { properties: { tags: { type: 'array' } } },
  },
  thresholds: [{ measure: 'completeness', atLeast: 0.9 }],
  // Few, so that most pairs of type and source are counted together.
  atMost: 3,
};
const { start, observe, merge, report } = health(expectations);

const texts = fc.constantFrom('ada@example.com', '8.8.8.8', 'tea', '+49 151 2345678');
const faults: fc.Arbitrary<readonly Fault[]> = fc.array(
  fc.record({
    code: fc.constantFrom('EVENT_REJECTED' as const, 'EVENT_UNKNOWN' as const),
    path: fc.oneof(
      fc.constant('/properties/items/3/sku'),
      fc.nat({ max: 200 }).map((i) => `/properties/p${i}`),
    ),
    message: fc.constant(''),
  }),
  { maxLength: 4 },
);
const customers = fc.constantFrom('ada', 'bob', 'cleo', 'dan');
const event = customers
  .chain((customer) => events({ customer, times: fc.nat({ max: 20 }) }))
  .chain((it) =>
    fc
      .tuple(fc.option(texts), fc.constantFrom('web', 'crm', 'app', undefined), fc.nat({ max: 1e6 }))
      .map(([note, source, received]) => ({
        ...it,
        properties: note === null ? it.properties : { ...it.properties, note },
        ...(source === undefined ? {} : { source }),
        received,
      })),
  );
const observations: fc.Arbitrary<readonly Observation[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: event.map((it): Observation => ({ event: it })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          event,
          fc.constantFrom('DUPLICATE' as const, 'TOO_LATE' as const, 'INVALID' as const),
          fc.nat({ max: 50 }),
        )
        .map(([it, ignored, now]): Observation => ({ event: it, ignored, now })),
    },
    { weight: 2, arbitrary: fc.tuple(event, faults).map(([it, wrong]): Observation => ({ event: it, faults: wrong })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(event, fc.boolean())
        .map(([it, granted]): Observation => ({ event: it, consents: { 'web/ads': { granted, at: 0 } } })),
    },
    { weight: 1, arbitrary: fc.anything().map((it): Observation => ({ event: it })) },
  ),
  { maxLength: 60, size: 'max' },
);

const counted = (all: readonly Observation[]): HealthState => all.reduce(observe, start);
const bytes = (state: HealthState): string => JSON.stringify(state);

/** Observations, in any order, cut into parts. */
const parted = observations.chain((all) =>
  fc
    .tuple(
      fc.shuffledSubarray([...all], { minLength: all.length }),
      fc.array(fc.nat({ max: all.length }), { maxLength: 4 }),
    )
    .map(([shuffled, cuts]) => {
      const places = [0, ...cuts.sort((a, b) => a - b), all.length];
      return { all, parts: places.slice(1).map((end, i) => shuffled.slice(places[i], end)) };
    }),
);

law(
  'H5 what was counted in parts, in whatever order, merges into the whole, to the byte',
  300,
  [parted],
  ({ all, parts }) => {
    const whole = bytes(counted(all));
    const states = parts.map(counted);
    expect(bytes(states.reduce(merge, start))).toBe(whole);
    expect(bytes(states.reduceRight((sum, part) => merge(part, sum), start))).toBe(whole);
  },
);

law('H5 merging is associative, and nothing is neutral', 200, [observations, observations, observations], (...all) => {
  const [a, b, c] = all.map(counted) as [HealthState, HealthState, HealthState];
  expect(bytes(merge(merge(a, b), c))).toBe(bytes(merge(a, merge(b, c))));
  expect(bytes(merge(a, start))).toBe(bytes(a));
  expect(bytes(merge(start, a))).toBe(bytes(a));
});

law('H5 a state that was stored is the same state', 200, [observations, observations], (before, after) => {
  const stored = JSON.parse(bytes(counted(before))) as HealthState;
  expect(bytes(after.reduce(observe, stored))).toBe(bytes(counted([...before, ...after])));
  expect(report(stored)).toEqual(report(counted(before)));
});

law('H4 every arrival is counted once, whatever becomes of it', 200, [observations], (all) => {
  const { streams } = report(counted(all));
  const sum = (pick: (stream: (typeof streams)[number]) => number): number =>
    streams.reduce((total, stream) => total + pick(stream), 0);
  expect(sum(({ arrivals }) => arrivals)).toBe(all.length);
  expect(sum(({ duplicates }) => duplicates)).toBe(all.filter(isDuplicate).length);
  for (const { arrivals, rejected, duplicates, correctness, privacy } of streams) {
    expect(correctness.of).toBe(arrivals - duplicates);
    expect(privacy.of).toBe(arrivals - duplicates - rejected);
  }
});

const isDuplicate = ({ faults: wrong = [], ignored }: Observation): boolean =>
  ignored === 'DUPLICATE' && wrong.length === 0;
