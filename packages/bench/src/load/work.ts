import { randomUUID } from 'node:crypto';

import type { CustomerEvent } from '@opportune/core';

import { customers } from '../step/work.ts';
import { busy, quiet } from '../time/work.ts';

/** How often each customer has been here before the clock starts. */
const VISITS = 4;
const DAY = 86_400_000;

/** A request that is sent over the wire. */
export interface Posting {
  readonly path: '/v1/events' | '/v1/decide';
  readonly body: string;
}

/** The next request of its kind each time; no event is sent twice. */
export interface Work {
  readonly single: () => Posting;
  readonly batch: (size: number) => Posting;
  readonly question: () => Posting;
}

/** What `m` customers do from now on: one event in ten opens a match of some trigger, or closes one. */
export function work(m: number): Work {
  let sent = 0;
  const event = (): CustomerEvent => {
    const i = sent++;
    return { ...busy(i, m), id: randomUUID(), time: Date.now() };
  };
  const posting = (path: Posting['path'], value: unknown): Posting => ({ path, body: JSON.stringify(value) });
  return {
    single: () => posting('/v1/events', event()),
    batch: (size) => posting('/v1/events', Array.from({ length: size }, event)),
    question: () => posting('/v1/decide', { customer: event().customer, slots: ['hero'] }),
  };
}

/** What is known of each of `m` customers before the clock starts: who they are, and some visits of the day before. */
export function* histories(m: number, now: number): Generator<readonly [customer: string, readonly CustomerEvent[]]> {
  let i = 0;
  for (const [customer, traits] of customers(m)) {
    const identified = {
      id: `i-${customer}`,
      type: 'identified',
      customer,
      time: now - DAY,
      properties: { ...traits },
    };
    const visits = Array.from({ length: VISITS }, (_, k) => ({
      ...quiet(i++, m),
      id: `v-${customer}-${String(k)}`,
      customer,
      time: now - DAY + ((k + 1) * DAY) / (VISITS + 1),
    }));
    yield [customer, [identified, ...visits]];
  }
}
