import { concat, EMPTY, from, NEVER, of, Subject, throwError, timer, map, type Observable } from 'rxjs';
import { TestScheduler, type RunHelpers } from 'rxjs/testing';
import { describe, expect, it, vi } from 'vitest';

import type { CustomerEvent } from '../index.ts';
import { enrich, type EnrichFailure } from './enrich.ts';

type Lookup = Parameters<typeof enrich>[0];
type Found = Readonly<Record<string, unknown>> | undefined;

const eventOf = (id: string): CustomerEvent => ({
  id,
  type: 'viewed',
  customer: 'ada',
  time: 0,
  properties: { product: id },
});
const turns = () => new Promise((resolve) => setTimeout(resolve, 0));
const marbles = (run: (helpers: RunHelpers) => void): void =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(run);

function enriched(lookup: Lookup) {
  const seen: unknown[] = [];
  const failures: EnrichFailure[] = [];
  const failed = { next: (it: EnrichFailure) => failures.push(it) };
  from([eventOf('a'), eventOf('b')])
    .pipe(enrich(lookup, { failed }))
    .subscribe({
      next: ({ properties }) => seen.push(properties),
      error: (error) => seen.push(error),
      complete: () => seen.push('|'),
    });
  return { seen, failures };
}

const bare: unknown = Object.create(null);
const rejects = (error: unknown): Promise<Found> => Promise.reject(error as Error);
const throws =
  (error: unknown): Lookup =>
  () => {
    throw error;
  };

it.each<[name: string, lookup: Lookup]>([
  ['a value', () => ({ price: 12 })],
  ['a promise', () => Promise.resolve({ price: 12 })],
  ['what is like a promise', () => ({ then: (resolve) => Promise.resolve({ price: 12 }).then(resolve) })],
  ['an observable', () => of({ price: 12 })],
  ['an observable, the first value of which counts', () => of({ price: 12 }, { price: 13 })],
  [
    'an observable that fails after the first value',
    () =>
      concat(
        of({ price: 12 }),
        throwError(() => 'late'),
      ),
  ],
  ['an observable that does not end', () => timer(0, 1).pipe(map((i) => ({ price: 12 + i })))],
])('adds what is found: by %s', async (_, lookup) => {
  const { seen, failures } = enriched(lookup);
  await vi.waitFor(() => expect(seen).toHaveLength(3));
  expect(seen).toEqual([{ product: 'a', price: 12 }, { product: 'b', price: 12 }, '|']);
  expect(failures).toEqual([]);
});

it.each<[name: string, lookup: Lookup]>([
  ['undefined', () => undefined],
  ['a promise of undefined', () => Promise.resolve(undefined)],
  ['an observable of undefined', () => of(undefined)],
  ['an empty observable', () => EMPTY],
])('leaves the event as it is where nothing is found: %s', async (_, lookup) => {
  const events: unknown[] = [];
  const event = eventOf('a');
  of(event)
    .pipe(enrich(lookup))
    .subscribe((it) => events.push(it));
  await turns();
  expect(events).toHaveLength(1);
  expect(events[0]).toBe(event);
});

it('lets the properties of the event win, changes neither side, and keeps prototypes as they are', () => {
  const found = Object.freeze(JSON.parse('{"product":"other","price":1,"__proto__":{"polluted":true}}') as object);
  const event = eventOf('a');
  const seen: CustomerEvent[] = [];
  of(Object.freeze(event))
    .pipe(enrich(() => found as Found))
    .subscribe((it) => seen.push(it));
  expect(seen[0]?.properties['product']).toBe('a');
  expect(seen[0]?.properties['price']).toBe(1);
  expect(seen[0]?.properties['polluted']).toBeUndefined();
  expect(event).toEqual(eventOf('a'));
});

it('asks once for each event, with the event', () => {
  const lookup = vi.fn<Lookup>(() => undefined);
  enriched(lookup);
  expect(lookup.mock.calls).toEqual([[eventOf('a')], [eventOf('b')]]);
});

it.each<[name: string, lookup: Lookup, message: string]>([
  ['throws', throws(new Error('down')), 'down'],
  ['throws a text', throws('down'), 'down'],
  ['throws what cannot be shown', throws(bare), 'an object'],
  ['rejects', () => rejects(new Error('down')), 'down'],
  ['rejects with nothing', () => rejects(undefined), 'nothing'],
  ['fails as an observable', () => throwError(() => new Error('down')), 'down'],
])('lets the event go on where the lookup fails: %s', async (_, lookup, message) => {
  const { seen, failures } = enriched(lookup);
  await turns();
  expect(seen).toEqual([{ product: 'a' }, { product: 'b' }, '|']);
  expect(failures).toEqual(
    ['a', 'b'].map((id) => ({
      event: eventOf(id),
      fault: { code: 'ENRICH_FAILED', path: '/properties', message: `the lookup for ${id} failed: ${message}` },
    })),
  );
});

it.each<[name: string, lookup: Lookup]>([
  ['at once', throws(new Error('down'))],
  ['later', () => rejects(new Error('down'))],
])('ends with an error where `failed` throws: %s', async (_, lookup) => {
  const error = new Error('full');
  const failed = vi.fn(() => {
    throw error;
  });
  const source = new Subject<CustomerEvent>();
  const ends: unknown[] = [];
  source.pipe(enrich(lookup, { failed: { next: failed } })).subscribe({ error: (it) => ends.push(it) });
  source.next(eventOf('a'));
  await turns();
  expect(ends).toEqual([error]);
  expect(failed).toHaveBeenCalledTimes(1);
  expect(source.observed).toBe(false);
});

it('needs nobody to hear of failures', () => {
  const seen = vi.fn();
  of(eventOf('a'))
    .pipe(enrich(throws(new Error('down'))))
    .subscribe(seen);
  expect(seen.mock.calls).toEqual([[eventOf('a')]]);
});

describe('in time', () => {
  // An event is named as its lookup; what is found is its name.
  const through = (source: Observable<string>, lookups: Readonly<Record<string, Observable<Found>>>) =>
    source.pipe(
      map(eventOf),
      enrich(({ id }) => lookups[id]),
      map(({ properties }) => properties['found'] ?? properties['product']),
    );

  it.each([
    ['an event waits for the lookup of the one before', '-a-b-c---|', '---(x|)', '----x--y--(z|)'],
    ['the end waits too', '-a|', '-----(x|)', '------(x|)'],
    ['so does an event after a lookup that never answers', '-a-b-c-|', '-', '---------'],
    ['a lookup that ends without a value holds up nobody', '-a-|', '--|', '---(a|)'],
    ['nor does one that fails', '-a-|', '--#', '---(a|)'],
    ['an error of the source does not wait', '-a-b-#', '---x', '----x#'],
    ['nor does one before the answer', '-a-#', '----x', '---#'],
  ])('%s', (_, input, lookup, expected) => {
    marbles(({ hot, cold, expectObservable }) => {
      const found = cold(lookup).pipe(map(() => ({ found: 'x' })));
      const values = { x: 'x', y: 'x', z: 'x', a: 'a' };
      expectObservable(through(hot(input), { a: found, b: found, c: found })).toBe(expected, values);
    });
  });

  it('lets go of lookup and source with the subscription, and of the lookup at its first value', () => {
    marbles(({ hot, cold, expectObservable, expectSubscriptions }) => {
      const source = hot('      -a--b-----|');
      const lookups = { a: cold('-x-x-x'), b: cold('-----x') };
      const subs = '            ^-----!';
      const founds = { a: lookups.a.pipe(map(() => ({}))), b: lookups.b.pipe(map(() => ({}))) };
      expectObservable(through(source, founds), subs).toBe('--a----');
      expectSubscriptions(source.subscriptions).toBe(subs);
      expectSubscriptions(lookups.a.subscriptions).toBe('-^!');
      expectSubscriptions(lookups.b.subscriptions).toBe('----^-!');
    });
  });

  it('lets go of the lookup where the source fails', () => {
    marbles(({ hot, cold, expectObservable, expectSubscriptions }) => {
      const lookup = cold<string>('-----x');
      expectObservable(through(hot('-a-#'), { a: lookup.pipe(map(() => ({}))) })).toBe('---#');
      expectSubscriptions(lookup.subscriptions).toBe('-^-!');
    });
  });
});

it('holds up a great many without losing one', async () => {
  const source = new Subject<CustomerEvent>();
  let count = 0;
  source.pipe(enrich(({ id }) => (id === 'a' ? Promise.resolve({}) : {}))).subscribe(() => count++);
  source.next(eventOf('a'));
  for (let i = 0; i < 20_000; i++) source.next(eventOf('b'));
  await turns();
  expect(count).toBe(20_001);
});

it('takes an event that the subscriber gives back after the one under way', () => {
  const source = new Subject<CustomerEvent>();
  const order: string[] = [];
  source.pipe(enrich(() => ({}))).subscribe(({ id }) => {
    order.push(`${id} begins`);
    if (id === 'a') source.next(eventOf('b'));
    order.push(`${id} ends`);
  });
  source.next(eventOf('a'));
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('does not ask for what comes after the end of the subscription', () => {
  const lookup = vi.fn<Lookup>(() => NEVER);
  const source = new Subject<CustomerEvent>();
  const subscription = source.pipe(enrich(lookup)).subscribe();
  source.next(eventOf('a'));
  source.next(eventOf('b'));
  subscription.unsubscribe();
  source.next(eventOf('c'));
  expect(lookup).toHaveBeenCalledTimes(1);
});
