import { concat, map, NEVER, of, range, Subject, take, throwError } from 'rxjs';
import { TestScheduler, type RunHelpers } from 'rxjs/testing';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { event } from '../../test/event.ts';
import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import type { RejectedEvent } from '../events/rejectedEvent.ts';
import { health, observationOf, type HealthState } from '../health/index.ts';
import { compile } from '../strategy/standardCompile.ts';
import { accept } from './accept.ts';
import { observe } from './observe.ts';
import { steps } from './steps.ts';

const shop = health({});
/** How many arrivals there are in what was handed out. */
const arrivals = (state: HealthState): number =>
  shop.report(state).streams.reduce((sum, stream) => sum + stream.arrivals, 0);
const as = (id: string) => (id === '-' ? undefined : { event: event('viewed', 0, {}, { id }) });

const marbles = (run: (helpers: RunHelpers) => void): void =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(run);

describe('observe', () => {
  it.each<[string, string, string, { every?: number; on?: string }]>([
    ['at the end', '-a-b-c-|', '-------3', {}],
    ['with an error', '-a-b-#', '-----2', {}],
    ['after every two, and what is left', '-a-b-c-|', '---2---1', { every: 2 }],
    ['after every one', '-a-b-|', '-1-1--', { every: 1 }],
    ['never where nothing comes', '---|', '', { every: 1 }],
    ['when a notifier emits, and what is left', '-a-b-c-|', '----2--1', { on: '----x----' }],
    ['not where nothing has come since', '-a--|', '--1--', { on: '--xx-' }],
    ['also after the notifier has ended', '-a-b-|', '--1--1', { on: '--(x|)' }],
    ['by whatever comes first', '-a-b-c-|', '-- 1  -- 2-- -', { every: 2, on: '--x----' }],
  ])('H14 hands out %s', (_, input, handed, { every, on }) => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source = hot<string>(input);
      const parts = new Subject<HealthState>();
      const notifier = on === undefined ? undefined : hot<string>(on);
      const options = { as, to: parts, ...(every && { every }), ...(notifier && { on: notifier }) };
      const counts = parts.pipe(map((state) => `${arrivals(state)}`));
      expectObservable(counts).toBe(handed.replace(/ /g, '').replace(/-+$/, ''));
      expectObservable(source.pipe(observe(shop, options))).toBe(input);
      expectSubscriptions(source.subscriptions).toBe(`^${'-'.repeat(input.length - 2)}!`);
    });
  });

  it('H14 hands out what is left when nobody listens any more', () => {
    const parts: number[] = [];
    const to = { next: (state: HealthState) => parts.push(arrivals(state)) };
    const subscription = concat(of('a', 'b', 'c'), NEVER)
      .pipe(observe(shop, { as, to, every: 2 }))
      .subscribe();
    expect(parts).toEqual([2]);
    subscription.unsubscribe();
    expect(parts).toEqual([2, 1]);
    subscription.unsubscribe();
    expect(parts).toEqual([2, 1]);
  });

  it('H14 takes no more from a source without end than is asked for, with a notifier too', () => {
    const parts: number[] = [];
    const to = { next: (state: HealthState) => parts.push(arrivals(state)) };
    const seen: string[] = [];
    const endless = range(0, 1000).pipe(map(String));
    endless.pipe(observe(shop, { as, to, on: NEVER }), take(3)).subscribe((id) => seen.push(id));

    expect(seen).toEqual(['0', '1', '2']);
    expect(parts).toEqual([3]);
  });

  it('H14 lets go of source and notifier, however it ends', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      for (const [input, unsubscribed, notified] of [
        ['-a-b-|', '^-----', '^----!'],
        ['-a-b-#', '^-----', '^----!'],
        ['-a-b---', '^---!', '^---!'],
      ] as const) {
        const [source, notifier] = [hot<string>(input), hot<string>('----------')];
        const piped = source.pipe(observe(shop, { as, to: { next: () => undefined }, on: notifier }));
        expectObservable(piped, unsubscribed).toBe(unsubscribed === '^---!' ? '-a-b-' : input);
        expectSubscriptions(notifier.subscriptions).toBe(notified);
      }
    });
  });

  it('H14 an error of the notifier is one of the stream, and what was counted is handed out', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source = hot('-a-b-c-|');
      const parts = new Subject<HealthState>();
      expectObservable(parts.pipe(map((state) => `${arrivals(state)}`))).toBe('----2');
      expectObservable(source.pipe(observe(shop, { as, to: parts, on: hot('----#') }))).toBe('-a-b#');
      expectSubscriptions(source.subscriptions).toBe('^---!');
    });
  });

  it('H14 passes on the very values, also those that tell nothing', () => {
    const values = [{ id: '-' }, { id: 'a' }];
    const seen: unknown[] = [];
    const to = { next: vi.fn() };
    of(...values)
      .pipe(observe(shop, { as: ({ id }) => as(id), to, every: 1 }))
      .subscribe((value) => seen.push(value));
    expect(seen[0]).toBe(values[0]);
    expect(seen[1]).toBe(values[1]);
    expect(to.next).toHaveBeenCalledTimes(1);
  });

  it('H14 counts anew for each subscription', () => {
    const parts: number[] = [];
    const to = { next: (state: HealthState) => parts.push(arrivals(state)) };
    const piped = of('a', 'b').pipe(observe(shop, { as, to }));
    piped.subscribe();
    piped.subscribe();
    expect(parts).toEqual([2, 2]);
  });

  it('H14 what a callback throws is an error of the stream, and lets go of the source', () => {
    const error = new Error('no');
    const angry = () => {
      throw error;
    };
    for (const options of [
      { as: angry, to: { next: () => undefined } },
      { as, to: { next: angry }, every: 1 },
    ]) {
      const source = new Subject<string>();
      const ends: unknown[] = [];
      source.pipe(observe(shop, options)).subscribe({ error: (it) => ends.push(it) });
      source.next('a');
      expect(ends).toEqual([error]);
      expect(source.observed).toBe(false);
    }
    const ends: unknown[] = [];
    const ending = { as, to: { next: angry } };
    of('a')
      .pipe(observe(shop, ending))
      .subscribe({ error: (it) => ends.push(it) });
    concat(
      of('a'),
      throwError(() => 'other'),
    )
      .pipe(observe(shop, ending))
      .subscribe({ error: (it) => ends.push(it) });
    expect(ends).toEqual([error, error]);
  });

  it('H14 nothing is handed out twice where whoever gets it throws', () => {
    const to = {
      next: vi.fn(() => {
        throw new Error('no');
      }),
    };
    of('a', 'b')
      .pipe(observe(shop, { as, to, every: 1 }))
      .subscribe({ error: () => undefined });
    expect(to.next).toHaveBeenCalledTimes(1);
  });

  it('H4, H14 sees both sides of accept, and what steps make of it', () => {
    const rejected = new Subject<RejectedEvent>();
    let state = shop.start;
    const to = { next: (part: HealthState) => (state = shop.merge(state, part)) };
    const step = compile(small({ lateness: 5 }));
    const known = event('viewed', 100, { price: 5 });
    rejected.pipe(observe(shop, { as: (it) => it, to })).subscribe();
    of<unknown[]>(
      known,
      known,
      event('viewed', 10, { price: 5 }),
      event('viewed', 101, { price: 'much' }),
      event('stolen', 1),
      null,
    )
      .pipe(
        accept({ viewed: z.object({ price: z.number() }) }, { rejected }),
        steps(step),
        observe(shop, { as: observationOf, to }),
      )
      .subscribe();
    rejected.complete();

    const { streams } = shop.report(state);
    expect(
      streams.map(({ type, arrivals, rejected: wrong, duplicates, tooLate }) => [
        type,
        arrivals,
        wrong,
        duplicates,
        tooLate,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['viewed', 4, 1, 1, 1],
        ['stolen', 1, 1, 0, 0],
        [undefined, 1, 1, 0, 0],
      ]),
    );
    expect(streams[0]?.issues).toEqual([{ what: 'EVENT_REJECTED', path: '/properties/price', count: 1 }]);
  });
});

describe('observationOf', () => {
  const step = compile(small());
  const of = (...[state, input, now]: Parameters<typeof step>) =>
    observationOf({ input, now, result: step(state, input, now) });

  it('H4 tells of events, with the time at which they were taken in and what their customer has said', () => {
    const viewed = event('viewed', 5);
    expect(of(undefined, viewed, 7)).toEqual({ event: viewed, now: 7, consents: {} });
    const { state } = step(undefined, viewed, 7);
    expect(of(state, viewed, 9)).toEqual({ event: viewed, now: 9, consents: {}, ignored: 'DUPLICATE' });
  });

  it('H4 tells of what the step refuses, whatever it is', () => {
    for (const junk of [null, undefined, 5, {}, { ...event('viewed', 5), time: Number.NaN }]) {
      expect(of(undefined, junk as never, 7)).toMatchObject({
        event: junk,
        ignored: 'INVALID',
        faults: [{ code: 'INPUT_INVALID' }],
      });
    }
  });

  it('H4 tells nothing of requests, receipts and wake-ups', () => {
    expect(of(undefined, request(), 7)).toBe(undefined);
    expect(of(undefined, { kind: 'wakeUp', customer: 'ada' }, 7)).toBe(undefined);
    expect(
      of(undefined, { kind: 'receipt', decision: 'd', customer: 'ada', channel: 'web', status: 'sent', time: 5 }, 7),
    ).toBe(undefined);
  });
});
