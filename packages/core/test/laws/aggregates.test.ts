import { days, minutes, type CustomerEvent, type Node } from '@opportune/core';
import { aggregates, events } from '@opportune/testing';
import fc from 'fast-check';
import { expect } from 'vitest';

import type { CompiledAggregate } from '../../src/profile/aggregateRule.ts';
import { held, typesOf, valueOf, withEvent } from '../../src/reference/aggregate.ts';
import type { Aggregate } from '../../src/reference/nodes.ts';
import { planOf } from '../../src/reference/plan.ts';
import { builder } from '../builder.ts';
import { small } from '../small.ts';
import { law } from './law.ts';

const NOW = Date.UTC(2026, 2, 29, 0, 20);
const lateness = days(800);
const ZONES = ['Europe/Berlin', 'Pacific/Chatham', 'Nowhere/Land', undefined];

const made = (node: Node): CompiledAggregate => builder({ lateness }).aggregate(node, '')!;

/** What is remembered after events in the order given, and the watermark; stored and read back each time, as JSON. */
function after(aggregate: CompiledAggregate, arrivals: readonly CustomerEvent[]): readonly [unknown, number] {
  let memory: unknown;
  let watermark = -5;
  for (const event of arrivals) {
    watermark = Math.max(watermark, event.time);
    if (aggregate.listensTo.includes(event.type)) memory = stored(aggregate.add(memory, event, watermark));
  }
  return [memory, watermark];
}

const stored = (memory: unknown): unknown =>
  memory === undefined ? undefined : (JSON.parse(JSON.stringify(memory)) as unknown);

/** What is read some time after the watermark, in some zones. */
const seen = (read: (asOf: number, zone: unknown) => unknown, watermark: number, laters: readonly number[]): unknown =>
  laters.map((later) => ZONES.map((zone) => read(watermark + later, zone)));

const view = (
  aggregate: CompiledAggregate,
  [memory, watermark]: readonly [unknown, number],
  laters: readonly number[],
): unknown => seen((asOf, zone) => aggregate.read(memory, asOf, zone), watermark, laters);

const drawn = (times: fc.Arbitrary<number>, length: fc.ArrayConstraints): fc.Arbitrary<readonly CustomerEvent[]> =>
  fc
    .noBias(
      fc.array(fc.tuple(events({ customer: 'ada', times }), fc.constantFrom('viewed', 'viewed', 'viewed', 'carted')), {
        size: 'max',
        ...length,
      }),
    )
    .map((all) => all.map(([event, type], i) => ({ ...event, id: `e${i}`, type })));

/** A few events minutes apart, at the same time, or long ago. */
const few = {
  nodes: aggregates(),
  events: drawn(
    fc.oneof(
      { weight: 6, arbitrary: fc.nat({ max: 60 }).map((n) => NOW - n * minutes(2.5)) },
      { weight: 2, arbitrary: fc.nat({ max: 400 }).map((n) => NOW - n * days(1)) },
      { weight: 1, arbitrary: fc.constantFrom(NOW, NOW + 0.5, NOW - minutes(30), NOW - days(30), -5) },
    ),
    { maxLength: 12 },
  ),
  laters: fc.constant([0, 1, minutes(10), minutes(65), days(1), days(40)]),
  runs: 600,
};

/** So many within twenty minutes that a window of ten cannot remember each, and so many that it just can. */
const many = {
  nodes: aggregates().map(({ kind, ...node }): Node => {
    const {
      where: _where,
      per: _per,
      calendar: _calendar,
      zone: _zone,
      session: _session,
      last: _last,
      ...rest
    } = node as {
      [key: string]: unknown;
    };
    return { kind, ...rest, ...(kind === 'decayed' ? {} : { of: 'viewed', per: minutes(10) }) };
  }),
  events: fc.tuple(fc.constantFrom(1009, 2003), fc.integer({ min: 12, max: 150 })).chain(([step, minLength]) =>
    drawn(
      fc.nat({ max: 1200 }).map((n) => NOW - n * step),
      { minLength, maxLength: minLength + 20 },
    ),
  ),
  laters: fc.array(fc.nat({ max: minutes(11) }), { minLength: 6, maxLength: 6 }),
  runs: 120,
};

/** So many values that sketches and tallies are full, in each stretch and in several together. */
const varied = {
  nodes: fc
    .constantFrom('distinct', 'top')
    .map(
      (kind): Node =>
        ({ kind, of: 'viewed', property: 'item', per: minutes(10), ...(kind === 'top' ? { n: 32 } : {}) }) as Node,
    ),
  events: fc.tuple(fc.constantFrom(30, 300), fc.integer({ min: 150, max: 400 })).chain(([values, length]) =>
    fc
      .array(fc.tuple(fc.nat({ max: minutes(12) }), fc.nat({ max: values })), {
        size: 'max',
        minLength: length,
        maxLength: length,
      })
      .map((all) =>
        all.map(([ago, value], i): CustomerEvent => ({
          id: `e${i}`,
          type: 'viewed',
          customer: 'ada',
          time: NOW - ago,
          properties: { item: `item-${value}` },
        })),
      ),
  ),
  laters: many.laters,
  runs: 30,
};

const shuffled = (all: fc.Arbitrary<readonly CustomerEvent[]>): fc.Arbitrary<readonly (readonly CustomerEvent[])[]> =>
  all.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray([...one], { minLength: one.length })));

for (const [how, { nodes, events: arrivals, laters, runs }] of Object.entries({ few, many, varied })) {
  law(
    `A1 to A12 after ${how} events, brute force says the same`,
    runs,
    [nodes, arrivals, laters],
    (node, all, times) => {
      const plan = planOf(small({ lateness }), {});
      const aggregate = node as unknown as Aggregate;
      let memory: unknown;
      for (const [i, event] of all.entries()) {
        const watermark = Math.max(...all.slice(0, i + 1).map(({ time }) => time));
        if (typesOf(aggregate).includes(event.type)) memory = withEvent(plan, aggregate, memory, event, watermark);
      }
      const reached = after(made(node), all);
      expect(memory === undefined ? [] : held({ memory })).toHaveLength(reached[0] === undefined ? 0 : 1);
      expect(view(made(node), reached, times)).toEqual(
        seen((asOf, zone) => valueOf(aggregate, memory, asOf, zone), reached[1], times),
      );
    },
  );

  law(
    `A5 the order in which ${how} events arrive changes no value`,
    runs,
    [nodes, shuffled(arrivals), laters],
    (node, all, times) => {
      const [one, other] = all.map((order) => view(made(node), after(made(node), order), times));
      expect(other).toEqual(one);
    },
  );

  law(
    `A13 memories of ${how} events of several customers are merged as if all had come to one`,
    runs,
    [nodes, shuffled(arrivals), laters, fc.infiniteStream(fc.nat({ max: 2 }))],
    (node, [all, other], times, whose) => {
      const aggregate = made(node);
      const parts: CustomerEvent[][] = [[], [], []];
      for (const event of other!) parts[whose.next().value]!.push(event);
      const [a, b, c] = parts.map((part) => after(aggregate, part)[0]);
      const [whole, watermark] = after(aggregate, all!);
      const merged = (one: unknown, two: unknown): unknown =>
        one === undefined || two === undefined ? (one ?? two) : stored(aggregate.merge(one, two, watermark));
      const look = (memory: unknown): unknown => view(aggregate, [memory, watermark], times);

      expect(look(merged(merged(a, b), c))).toEqual(look(whole));
      expect(look(merged(a, merged(b, c)))).toEqual(look(whole));
      expect(look(merged(merged(b, a), c))).toEqual(look(whole));
    },
  );
}
