import { readFileSync } from 'node:fs';

import { compile, days, instant, minutes, type CustomerEvent, type CustomerState, type Node } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import { AGGREGATES, strategy } from './strategy.ts';
import { OPENS, topic, TOPICS } from './work.ts';

const page = readFileSync(new URL('../../../../docs/guide/aggregates.md', import.meta.url), 'utf8');

const KIB = 1024;
const START = instant('2026-11-02T09:00Z');
const TYPES = ['page_viewed', 'product_viewed', 'cart_updated', 'email_clicked', 'order_completed'];
const customer = '7f9c24e5-2b1d-4c8e-9f3a-0d5b6e7a8c91';
const step = compile({ ...strategy, retention: { openAtMost: 12 } }, { models: { look: () => 1 } });
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
/** Characters of an event's id. */
const ID = 36;

/** What one customer's state has come to at most, as events of other ids come in. */
class Growth {
  state: CustomerState | undefined;
  most = 0;
  #events = 0;

  constructor(state?: CustomerState) {
    this.state = state;
  }

  take(type: string, time: number, more: object = {}): CustomerEvent {
    const i = (this.#events += 1);
    const event: CustomerEvent = {
      id: `${String(i).padStart(8, '0')}-4c8e-9f3a-0d5b-6e7a8c91b2c3`,
      type,
      customer,
      time,
      properties: { total: ((i * 7919) % 100_000) / 100, item: `item-${(i * 13) % 501}`, ...more },
    };
    this.state = step(this.state, event, time).state;
    return event;
  }

  look(): void {
    this.most = Math.max(this.most, bytes(this.state));
  }
}

/** A quarter of a year with something of each type every half hour, and then less and less, down to what is told apart, and to sessions. */
function untilFull(): readonly [Growth, until: number] {
  const growth = new Growth();
  let time = START;
  const all = (wait: number): void => {
    time += wait;
    for (const type of TYPES) growth.take(type, time);
  };
  for (let i = 0; i < days(95) / minutes(30); i += 1) {
    all(minutes(30));
    if (i % 29 === 0) growth.look();
  }
  for (let i = 0; i < 130; i += 1) {
    all(minutes(i < 65 ? 31 + (i % 7) * 23 : 31));
    growth.look();
  }
  return [growth, time];
}

/** So many of the triggers that remember something, each opened by an event of its own. */
const opened = (growth: Growth, from: number, triggers: number): readonly CustomerEvent[] =>
  Array.from({ length: TOPICS }, (_, k) => k)
    .filter((k) => k % 5 !== 3)
    .slice(0, triggers)
    .map((k) => growth.take(OPENS[k % OPENS.length]!, from + k, { topic: topic(k), total: 100 }));

const numberIn = (cell: string): number => Number(/[\d,]+/.exec(cell)![0].replace(',', ''));

/** The cells of a row of the guide, after the first. */
const row = (name: string): readonly string[] => {
  const found = new RegExp(`^\\| ${name} \\|(.*)\\|$`, 'm').exec(page);
  return found![1]!.split('|').map((cell) => cell.trim());
};

/** What the table says of an aggregate. */
function saidOf({ kind, ...node }: Node): number {
  const windows = ['per', 'calendar', 'session', 'last'];
  return numberIn(row(`\`${kind}\``)[1 + windows.findIndex((window) => window in node)]!);
}

/** Of each kind of the strategy's triggers, what is held beside an id: the type, the names of steps, and what is looked at. */
const HELD = {
  absence: 0,
  sequence: -ID,
  pattern: ['product_viewed', 'opened', 'more', JSON.stringify({ total: 100 })].join('').length,
};

function saidOpen(name: string): number {
  const { kind } = strategy.triggers![name] as { readonly kind: keyof typeof HELD };
  return numberIn(row(`an open \`${kind}\``)[0]!) + name.length + ID + HELD[kind];
}

/** What the guide says that a customer costs at most, by the triggers that are open, and all that have been. */
function said(open: readonly string[], opened: number): number {
  const [frame, seen, aggregate] = ['a state', 'ids seen', 'an aggregate'].map((part) => numberIn(row(part)[0]!)) as [
    number,
    number,
    number,
  ];
  const remembered = Object.entries(AGGREGATES).map(([name, node]) => aggregate + name.length + saidOf(node));
  const marks = 4 * (opened - open.length);
  const parts = [frame + customer.length, seen, marks, ...remembered, ...open.map(saidOpen)];
  return parts.reduce((all, each) => all + each);
}

describe('the state of a customer of whom everything is full', () => {
  const [growth, until] = untilFull();

  it('S5, S10, T24 is at most 8 KiB, however many triggers have been opened', () => {
    const busy = new Growth(growth.state);
    const base = bytes(busy.state);
    for (const triggers of [8, 12, 13, 80]) {
      opened(busy, until + triggers * 1000, triggers);
      busy.look();
    }

    expect(Object.keys(busy.state!.aggregates)).toHaveLength(20);
    expect(busy.state!.seen).toHaveLength(32);
    expect(Object.keys(busy.state!.triggers)).toHaveLength(12);
    // Other moments are those at which the aggregates are at their fullest.
    expect(busy.most + growth.most - base).toBeLessThanOrEqual(8 * KIB);
  });

  it('S5, T24 is at most what the guide says, and not much less', () => {
    const busy = new Growth(growth.state);
    opened(busy, until, 80);
    const open = Object.keys(busy.state!.triggers);

    expect(bytes(busy.state)).toBeLessThanOrEqual(said(open, 80));
    expect(said(open, 80)).toBeLessThanOrEqual(bytes(busy.state) * 1.5);
    expect(growth.most).toBeLessThanOrEqual(said([], 0));
    expect(said([], 0)).toBeLessThanOrEqual(growth.most * 1.5);
  });
});
