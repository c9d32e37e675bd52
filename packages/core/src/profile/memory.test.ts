import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { event } from '../../test/event.ts';
import { small } from '../../test/small.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Node } from '../shape/shape.ts';
import { compile } from '../strategy/standardCompile.ts';
import { days, minutes } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import { count } from './count.ts';
import type { CustomerState } from './customerState.ts';

const START = instant('2026-11-02T09:00Z');
const page = readFileSync(new URL('../../../../docs/guide/aggregates.md', import.meta.url), 'utf8');

const WINDOWS: Readonly<Record<string, object>> = {
  'all time': {},
  rolling: { per: days(30) },
  calendar: { calendar: 'month' },
  session: { session: minutes(30) },
  'newest 64': { last: 64 },
};

/** The row of a kind in the table of the guide: the most bytes by window, as it says. */
function row(kind: string): readonly (number | undefined)[] {
  const cells = new RegExp(`^\\| \`${kind}\` \\|(.*)\\|$`, 'm')
    .exec(page)![1]!
    .split('|')
    .map((cell) => cell.trim());
  return cells.slice(0, 5).map((cell) => (cell === '–' ? undefined : Number(cell.replace(',', ''))));
}

/** A text of 16 characters, one of so many. */
const view = (time: number, i: number, products = 99_999_999): CustomerEvent =>
  event(
    i % 2 === 0 ? 'view' : 'cart',
    time,
    {
      price: ((i * 7919) % 100_000) / 100,
      product: `product-${String((i * 104_729) % products).padStart(8, '0')}`,
    },
    { id: `${String(i).padStart(8, '0')}-4c8e-9f3a-0d5b-6e7a8c91b2c3` },
  );

/** What comes evenly, in bursts, in the end alone, and again and again: much of each, for a long time. */
const lives: readonly (readonly CustomerEvent[])[] = [
  Array.from({ length: 9000 }, (_, i) => view(START + i * minutes(31), i)),
  Array.from({ length: 9000 }, (_, i) => view(START + i * minutes(5), i)),
  Array.from({ length: 9000 }, (_, i) => view(START + i * minutes(5), i, 41)),
  Array.from({ length: 2000 }, (_, i) => view(START + i * minutes(2), i)),
  Array.from({ length: 200 }, (_, i) => view(START + i * days(0.47), i)),
  [
    ...Array.from({ length: 9000 }, (_, i) => view(START + i * minutes(5), i)),
    ...Array.from({ length: 70 }, (_, i) => view(START + days(32) + i * days(0.24), 9000 + i)),
  ],
];

function most(node: Node): number {
  return Math.max(
    ...lives.map((life) => {
      const aggregate = builder().aggregate(node, '')!;
      let memory: unknown;
      let bytes = 0;
      for (const [i, each] of life.entries()) {
        if (!aggregate.listensTo.includes(each.type)) continue;
        memory = aggregate.add(memory, each, each.time);
        if (i % 97 === 0 || i > life.length - 100) bytes = Math.max(bytes, JSON.stringify(memory).length);
      }
      return bytes;
    }),
  );
}

describe('the memory of an aggregate', () => {
  it.each([
    ['count', {}],
    ['sum', { property: 'price' }],
    ['min', { property: 'price' }],
    ['max', { property: 'price' }],
    ['mean', { property: 'price' }],
    ['first', { property: 'product' }],
    ['latest', { property: 'product' }],
    ['distinct', { property: 'product' }],
    ['top', { property: 'product', n: 3 }],
    ['rate', { among: 'cart' }],
    ['decayed', { of: { view: 1, cart: 3 }, halfLife: days(7) }],
  ])('S5 of %s is at most what the guide says, and not much less', (kind, fields) => {
    const windows = kind === 'decayed' ? Object.entries(WINDOWS).slice(0, 1) : Object.entries(WINDOWS);
    const measured = windows.map(([, window]) => most({ kind, of: 'view', ...fields, ...window } as Node));
    const said = row(kind);

    for (const [i, bytes] of measured.entries()) {
      expect(said[i]).toBeGreaterThanOrEqual(bytes);
      expect(said[i]).toBeLessThanOrEqual(bytes * 1.5);
    }
  });

  it('S5 twenty rolling counts and all that a state has anyway are at most 6 KiB', () => {
    const names = Array.from({ length: 20 }, (_, i): [string, Node] => [
      `count_${i}`,
      count('view', { per: days(5 + i) }),
    ]);
    const step = compile(small({ aggregates: Object.fromEntries(names) }));
    let state: CustomerState | undefined;
    let most = 0;
    for (let i = 0, time = START; i < 5000; i += 1, time += minutes(i < 4000 ? 10 : 60 + (i % 97))) {
      state = step(state, { ...view(time, 2 * i), customer: 'ada' }, time).state;
      if (i % 13 === 0) most = Math.max(most, JSON.stringify(state).length);
    }

    expect(Object.keys(state!.aggregates)).toHaveLength(20);
    expect(most).toBeLessThanOrEqual(6 * 1024);
    expect(most).toBeGreaterThan(4 * 1024);
  });
});
