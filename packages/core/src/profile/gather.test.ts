import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { event } from '../../test/event.ts';
import { small } from '../../test/small.ts';
import { eq } from '../conditions/eq.ts';
import type { Node } from '../shape/shape.ts';
import { compile } from '../strategy/standardCompile.ts';
import { count } from './count.ts';
import { decayed } from './decayed.ts';
import { latest } from './latest.ts';
import { max } from './max.ts';
import { sum } from './sum.ts';
import { top } from './top.ts';

const event1 = event('order', 1, { total: 3 });
const memoryOf = (node: Node): unknown => builder({ lateness: 1 }).aggregate(node, '')!.add(undefined, event1, 1);
const accepts = (node: Node, memory: unknown, lateness = 1): boolean =>
  builder({ lateness }).aggregate(node, '')!.accepts(memory);

describe('gather', () => {
  const nodes: readonly Node[] = [
    count('order'),
    count('order', { per: 10 }),
    count('order', { per: 11 }),
    count('order', { calendar: 'day' }),
    count('order', { session: 10 }),
    count('order', { last: 10 }),
    sum('order', 'total'),
    sum('order', 'total', { per: 10 }),
    max('order', 'total'),
    latest('order', 'total'),
    decayed({ order: 1 }, { halfLife: 10 }),
    decayed({ order: 1 }, { halfLife: 20 }),
  ];

  it.each(nodes.map((node) => [JSON.stringify(node), node] as const))(
    'S6 understands the memory of %s only',
    (_, node) => {
      const memory = JSON.parse(JSON.stringify(memoryOf(node))) as unknown;

      expect(nodes.filter((other) => accepts(other, memory))).toEqual([node]);
    },
  );

  it('S6 understands it whatever is counted, in whatever zone, and however many are shown', () => {
    const tokyo = count('order', { calendar: 'day', zone: 'Asia/Tokyo' });

    expect(accepts(tokyo, memoryOf(count('order', { calendar: 'day' })))).toBe(true);
    expect(accepts(top('order', 'total', { n: 3 }), memoryOf(top('order', 'total', { n: 5 })))).toBe(true);
    expect(accepts(count('order', { where: eq('event.total', 3) }), memoryOf(count('order')))).toBe(true);
    expect(accepts(sum('order', 'net'), memoryOf(sum('order', 'total')))).toBe(true);
  });

  it('S6 a session that was gathered with another lateness is let go', () => {
    const session = count('order', { session: 10 });

    expect([1, 2].map((lateness) => accepts(session, memoryOf(session), lateness))).toEqual([true, false]);
  });

  it.each([3, null, undefined, 'x', [], [3], ['x', 3, 4], { 0: 'x' }])('S6 does not take %j for a memory', (memory) => {
    expect(accepts(sum('order', 'total'), memory)).toBe(false);
  });

  it('S6 a memory of another form counts as none, also under the same strategy', () => {
    for (const node of nodes) {
      const aggregate = builder({ lateness: 1 }).aggregate(node, '')!;
      const fresh = aggregate.add(undefined, event1, 1);
      const foreign = Array.isArray(fresh) ? [(fresh[0] as number) + 1, ...fresh.slice(1)] : [fresh];

      expect(aggregate.read(foreign, 1, undefined)).toEqual(aggregate.read(undefined, 1, undefined));
      expect(aggregate.add(foreign, event1, 1)).toEqual(fresh);
      expect(aggregate.read(aggregate.merge(fresh, foreign, 1), 1, undefined)).toEqual(
        aggregate.read(fresh, 1, undefined),
      );
    }
  });

  it('E4 takes in the types that it listens to only', () => {
    const step = compile(small({ aggregates: { orders: count('order') } }));
    const { state } = step(undefined, event('view', 1), 1);

    expect(state.aggregates).toEqual({});
  });

  it('changes nothing that it was given', () => {
    for (const node of nodes) {
      const aggregate = builder().aggregate(node, '')!;
      const memory = aggregate.add(undefined, event1, 1);
      const before = structuredClone(memory);
      aggregate.add(memory, event('order', 1, { total: 3 }, { id: 'other' }), 1);
      aggregate.merge(memory, memory, 1);

      expect(memory).toEqual(before);
    }
  });
});
