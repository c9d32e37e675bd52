import { concat, defer, map, mergeMap, NEVER, of, pipe, range, take, tap, throwError, type Observable } from 'rxjs';
import { TestScheduler, type RunHelpers } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { fromEvents } from '../events/fromEvents.ts';
import { health } from '../health/index.ts';
import { allocate, compile, funnelOf, type Decision } from '../index.ts';
import { accept } from './accept.ts';
import { decide } from './decide.ts';
import { deliver } from './deliver.ts';
import { enrich } from './enrich.ts';
import { lift } from './lift.ts';
import { observe } from './observe.ts';
import { receive } from './receive.ts';
import { steps } from './steps.ts';

// What rxjs asks of each of its own operators (CONTRIBUTING.md, "operator guidelines"), asked of ours: each case knows only
// names of values; an operator comes with how a value is made from its name, and how the name is seen in what comes out.
interface Contract {
  readonly name: string;
  readonly through: (names: Observable<string>) => Observable<string>;
}

const step = compile({
  id: 'welcome',
  version: '1',
  actions: [{ id: 'hello', channel: 'web' }],
  funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
});
const funnel = funnelOf(step);
const measured = health({});
const eventOf = (id: string) => ({ id, type: 'viewed', customer: 'ada', time: 0, properties: {} });
const requestOf = (id: string) => ({ kind: 'request', id, customer: 'ada' }) as const;
const nameOf = ({ id }: { readonly id: string }) => id;

const contracts: readonly Contract[] = [
  { name: 'receive', through: pipe(map(eventOf), receive(fromEvents), map(nameOf)) },
  { name: 'accept', through: pipe(map(eventOf), accept({ viewed: z.object({}) }), map(nameOf)) },
  {
    name: 'enrich, at once',
    through: pipe(
      map(eventOf),
      enrich(() => ({ price: 1 })),
      map(nameOf),
    ),
  },
  {
    name: 'enrich, by an observable',
    through: pipe(
      map(eventOf),
      enrich(() => of({ price: 1 })),
      map(nameOf),
    ),
  },
  {
    name: 'observe',
    through: observe(measured, { as: (id) => ({ event: eventOf(id) }), to: { next: () => undefined }, every: 2 }),
  },
  {
    name: 'observe, with a notifier',
    through: observe(measured, { as: (id) => ({ event: eventOf(id) }), to: { next: () => undefined }, on: NEVER }),
  },
  {
    name: 'steps',
    through: pipe(
      map(requestOf),
      steps(step),
      map(({ input }) => ('id' in input ? input.id : input.kind)),
    ),
  },
  {
    name: 'decide',
    through: pipe(
      map(requestOf),
      decide(step),
      map(({ cause }) => (cause.kind === 'request' ? cause.id : cause.kind)),
    ),
  },
  {
    name: 'deliver',
    through: pipe(
      map((id: string) => ({ id, channel: 'fax' }) as Decision),
      deliver({}),
      map(({ decision }) => decision),
    ),
  },
  {
    name: 'lift',
    through: pipe(
      map((id: string) => funnel.propose(undefined, requestOf(id), 0)),
      lift(funnel.stages[0]!),
      map(({ cause }) => (cause.kind === 'request' ? cause.id : cause.kind)),
    ),
  },
];

const marbles = (run: (helpers: RunHelpers) => void): void =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(run);

describe.each(contracts)('$name', ({ through }) => {
  it.each([
    ['never', '-----', '-----', '^----'],
    ['empty', '|', '|', '(^!)'],
    ['empty, later', '---|', '---|', '^--!'],
    ['one value', '--a--|', '--a--|', '^----!'],
    ['one value at once', '(a|)', '(a|)', '(^!)'],
    ['many values', '-a-b--c-|', '-a-b--c-|', '^-------!'],
    ['many values at once', '--(abc|)', '--(abc|)', '^-!'],
    ['an error at once', '#', '#', '(^!)'],
    ['an error after values', '-a-b-#', '-a-b-#', '^----!'],
    ['values without end', '-a-b-c-d-', '-a-b-c-d-', '^--------'],
  ])('%s', (_, input, expected, subscription) => {
    marbles(({ hot, cold, expectObservable, expectSubscriptions }) => {
      for (const source of [
        cold<string>(input),
        ...(input.startsWith('(') || input === '#' ? [] : [hot<string>(input)]),
      ]) {
        expectObservable(through(source)).toBe(expected);
        expectSubscriptions(source.subscriptions).toBe(subscription);
      }
    });
  });

  it('ends with the subscription', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source = hot('-a-b-c-d-|');
      expectObservable(through(source), '^---!').toBe('-a-b-');
      expectSubscriptions(source.subscriptions).toBe('^---!');
    });
  });

  it('does not break the chain of unsubscription', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source = hot('-a-b-c-d-|');
      const chained = through(source.pipe(mergeMap((name) => of(name)))).pipe(mergeMap((name) => of(name)));
      expectObservable(chained, '^---!').toBe('-a-b-');
      expectSubscriptions(source.subscriptions).toBe('^---!');
    });
  });

  it('takes no more from a source without end than is asked for', () => {
    const taken: string[] = [];
    const seen: string[] = [];
    const endless = range(0, 1000).pipe(
      map(String),
      tap((name) => taken.push(name)),
    );
    through(endless)
      .pipe(take(3))
      .subscribe((name) => seen.push(name));
    expect(seen).toEqual(['0', '1', '2']);
    expect(taken).toEqual(['0', '1', '2']);
  });

  it('passes on an error that comes while subscribing, and one that is no Error', () => {
    for (const error of [new Error('no'), undefined]) {
      const seen: unknown[] = [];
      through(
        concat(
          of('a'),
          throwError(() => error),
        ),
      ).subscribe({
        next: (name) => seen.push(name),
        error: (it) => seen.push(['error', it]),
      });
      expect(seen).toEqual(['a', ['error', error]]);
    }
  });

  it('subscribes once for each subscription, and lets go of what it held', () => {
    let open = 0;
    const source = defer(() => {
      open++;
      return concat(of('a'), NEVER).pipe(tap({ finalize: () => open-- }));
    });
    const piped = through(source);
    const [one, other] = [piped.subscribe(), piped.subscribe()];
    expect(open).toBe(2);
    one.unsubscribe();
    expect(open).toBe(1);
    other.unsubscribe();
    expect(open).toBe(0);
  });
});
