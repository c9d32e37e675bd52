import { concat, NEVER, of, Subject } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { expect, it } from 'vitest';
import { z } from 'zod';

import { fromCloudEvents, fromEvents, fromSegment, type Received, type RejectedEvent } from '../events/index.ts';
import { accept } from './accept.ts';
import { receive } from './receive.ts';
import { schedulerClock } from './schedulerClock.ts';

const viewed = (id: string, properties: object = {}) => ({ id, type: 'viewed', customer: 'ada', time: 0, properties });

it('E8 gives the events of each body in order, and stamps each with the time at which it came', () => {
  const marbles = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
  marbles.run(({ hot, expectObservable, expectSubscriptions }) => {
    const bodies = { b: [viewed('e1'), viewed('e2')], n: [], x: '{', s: JSON.stringify(viewed('e3')) };
    const source = hot('-b--n-x-s-|', bodies);
    const values = {
      1: { ...viewed('e1'), received: 1 },
      2: { ...viewed('e2'), received: 1 },
      3: { ...viewed('e3'), received: 8 },
    };
    const options = { clock: schedulerClock(marbles) };
    expectObservable(source.pipe(receive(fromEvents, options))).toBe('-(12)---3-|', values);
    expectSubscriptions(source.subscriptions).toBe('^---------!');
  });
});

it('E8 hands out what is rejected and what was found, and goes on', () => {
  const marbles = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
  marbles.run(({ hot, expectObservable, flush }) => {
    const rejected = new Subject<RejectedEvent>();
    const findings = new Subject<{ readonly code: string; readonly path: string }>();
    const page = { type: 'page', userId: 'ada', timestamp: '1970-01-01T00:00:00Z' };
    const source = hot('-a-b-|', { a: { batch: [{ type: 'page' }, page] }, b: page });
    const told: string[] = [];
    rejected.subscribe(({ event, faults }) => told.push(`${JSON.stringify(event)} ${faults[0].code}`));
    findings.subscribe(({ code, path }) => told.push(`${code} ${path}`));
    const events$ = source.pipe(receive(fromSegment, { rejected, findings, clock: schedulerClock(marbles) }));
    const event = {
      id: expect.any(String),
      type: 'page_viewed',
      customer: 'ada',
      time: 0,
      properties: {},
      source: 'segment',
    };
    expectObservable(events$).toBe('-1-2-|', { 1: { ...event, received: 1 }, 2: { ...event, received: 3 } });
    flush();
    expect(told).toEqual([
      '{"type":"page"} CUSTOMER_MISSING',
      'CLOCK_DOUBTFUL /batch/1/timestamp',
      'CLOCK_DOUBTFUL /timestamp',
    ]);
  });
});

it('E8 shares one place for what is rejected with accept', () => {
  const rejected: string[] = [];
  const place = { next: ({ faults: [{ code, path }] }: RejectedEvent) => rejected.push(`${code} ${path}`) };
  const accepted: unknown[] = [];
  of([viewed('e1', { price: 12 }), viewed('', {}), viewed('e2', { price: 'much' })])
    .pipe(
      receive(fromEvents, { rejected: place }),
      accept({ viewed: z.object({ price: z.number() }) }, { rejected: place }),
    )
    .subscribe(({ id }) => accepted.push(id));
  expect(accepted).toEqual(['e1']);
  expect(rejected).toEqual(['EVENT_REJECTED /1/id', 'EVENT_REJECTED /properties/price']);
});

it('takes a form of your own, with options of its own', () => {
  const seen: unknown[] = [];
  const body = { specversion: '1.0', id: '1', source: '/s', type: 't' };
  of(body)
    .pipe(receive((it, at) => fromCloudEvents(it, { ...at, customer: () => 'bob' })))
    .subscribe(({ customer, received }) => seen.push(customer, typeof received));
  expect(seen).toEqual(['bob', 'number']);
});

it('takes a body that comes while it gives events out after those', () => {
  const source = new Subject<unknown>();
  const seen: string[] = [];
  source.pipe(receive(fromEvents)).subscribe(({ id }) => {
    seen.push(id);
    if (id === 'e1') source.next(viewed('e3'));
  });
  source.next([viewed('e1'), viewed('e2')]);
  expect(seen).toEqual(['e1', 'e2', 'e3']);
});

it('ends with the error of a form that throws', () => {
  const seen: unknown[] = [];
  const error = new Error('no');
  const form = (): Received => {
    throw error;
  };
  concat(of(1), NEVER)
    .pipe(receive(form))
    .subscribe({ error: (it) => seen.push(it) });
  expect(seen).toEqual([error]);
});
