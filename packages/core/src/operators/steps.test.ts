import fc from 'fast-check';
import {
  concat,
  from,
  map,
  NEVER,
  of,
  range,
  Subject,
  take,
  toArray,
  VirtualTimeScheduler,
  type Observable,
} from 'rxjs';
import { TestScheduler, type RunHelpers } from 'rxjs/testing';
import { describe, expect, it, vi } from 'vitest';

import {
  absence,
  allocate,
  compile,
  days,
  minutes,
  type Clock,
  type CustomerState,
  type Input,
  type Instant,
  type Millis,
  type Step,
  type Stepped,
  type StepResult,
  type Timed,
} from '../index.ts';
import { DueQueue } from '../internal/dueQueue.ts';
import { keyedStore, type Kept, type KeyedStore } from './keyedStore.ts';
import { schedulerClock } from './schedulerClock.ts';
import { steps } from './steps.ts';

const cartsFor = (wait: Millis): Step =>
  compile({
    id: 'carts',
    version: '1',
    triggers: { abandoned: absence({ after: 'cart', of: 'order', for: wait }) },
    actions: [
      { id: 'reminder', channel: 'email', on: 'abandoned' },
      { id: 'hello', channel: 'web' },
    ],
    funnel: [allocate({ inbox: { channel: 'email', atMost: 1 }, hero: { channel: 'web', atMost: 1 } })],
  });
const WAIT = 10;
const carts = cartsFor(WAIT);

const eventOf = (customer: string, type: string, time: Instant, id = `${customer} ${type} ${time}`): Input => ({
  id,
  type,
  customer,
  time,
  properties: {},
});
const cart = (customer: string, time: Instant = 0): Input => eventOf(customer, 'cart', time);

/** What was seen of a step: who, by what, when, and what came of it. */
const shown = ({ input, now, result: { ignored, decisions } }: Stepped): string => {
  const what = input.kind ?? 'event';
  return `${now} ${input.customer} ${what}: ${ignored ?? decisions.map(({ action }) => action).join()}`;
};

/** A clock in virtual time that counts the timers: all that were set, and the most that were open at a time. */
function countingClock(scheduler: VirtualTimeScheduler) {
  const clock = schedulerClock(scheduler);
  const timers = { set: 0, open: 0, most: 0 };
  const counting: Clock = {
    now: () => clock.now(),
    wake: (instant, run) => {
      timers.set++;
      timers.open++;
      timers.most = Math.max(timers.most, timers.open);
      let isOpen = true;
      const close = () => {
        if (isOpen) timers.open--;
        isOpen = false;
      };
      const cancel = clock.wake(instant, () => {
        close();
        run();
      });
      return () => {
        close();
        cancel();
      };
    },
  };
  return { clock: counting, timers };
}

/** A source that gives inputs at their times. */
const at = (scheduler: VirtualTimeScheduler, log: readonly Timed[], end?: Instant): Observable<Input> => {
  const source = new Subject<Input>();
  for (const { input, now } of log) scheduler.schedule(() => source.next(input), now);
  if (end !== undefined) scheduler.schedule(() => source.complete(), end);
  return source;
};

const marbles = (run: (helpers: RunHelpers) => void): void =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(run);

/** A step that is a function of one's own. */
const stepOf = (it: (state: CustomerState | undefined, input: Input, now: Instant) => StepResult): Step =>
  Object.assign(it, { strategy: carts.strategy });

describe('wake-ups', () => {
  const inputs: Readonly<Record<string, Input>> = { a: cart('ada'), b: cart('bob'), o: eventOf('ada', 'order', 99) };
  const through = (source: Observable<string>, clock?: Clock) =>
    source.pipe(
      map((name) => inputs[name]!),
      steps(carts, clock && { clock }),
      map(({ input }) => `${input.kind === 'wakeUp' ? 'wake' : 'took'} ${input.customer}`),
    );
  // Event times are 0, so that carts are due at 10, whenever they come.
  const values = { a: 'took ada', o: 'took ada', b: 'took bob', A: 'wake ada', B: 'wake bob' };

  it.each([
    ['come when they are due', '--a---|', '--a-------(A|)', '^-----!'],
    ['do not come where the event that they wait for is in time', '--a--o---|', '--a--o---|', '^--------!'],
    ['come for all who are due, in the order of their names', '--b--a-|', '--b--a----(AB|)', '^------!'],
    ['come after an input at the same time', '-a--------b----|', '-a--------(bAB)|', '^--------------!'],
    ['come at once where they were due before', '------------a---|', '------------(aA)|', '^---------------!'],
    ['come while the source goes on', '-a-----------b-', '-a--------A--(bB)-', '^--------------'],
    ['do not come after an error of the source', '-a--#', '-a--#', '^---!'],
  ])('%s', (_, input, expected, subscription) => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source = hot(input);
      expectObservable(through(source)).toBe(expected, values);
      expectSubscriptions(source.subscriptions).toBe(subscription);
    });
  });

  it('do not come after unsubscription, and their timer is gone', () => {
    const scheduler = new VirtualTimeScheduler();
    const { clock, timers } = countingClock(scheduler);
    const seen: string[] = [];
    const source = new Subject<string>();
    const subscription = through(source, clock).subscribe((it) => seen.push(it));
    source.next('a');
    expect(timers.open).toBe(1);
    subscription.unsubscribe();
    expect(timers.open).toBe(0);
    scheduler.flush();
    expect(seen).toEqual(['took ada']);
  });

  it.each(['error', 'complete'] as const)('leave no timer behind: %s', (end) => {
    const scheduler = new VirtualTimeScheduler();
    const { clock, timers } = countingClock(scheduler);
    const source = new Subject<string>();
    through(source, clock).subscribe({ error: () => undefined });
    source.next('a');
    source[end](undefined);
    scheduler.flush();
    expect(timers.open).toBe(0);
  });

  it('need one timer, however many customers there are', () => {
    const scheduler = new VirtualTimeScheduler();
    const { clock, timers } = countingClock(scheduler);
    // Due in an order that is neither that of arrival nor that of names.
    const log = Array.from({ length: 200 }, (_, i) => ({ input: cart(`c${i}`, (i * 7919) % 200), now: 200 }));
    const seen: string[] = [];
    at(scheduler, log, 200)
      .pipe(steps(cartsFor(1000), { clock }))
      .subscribe({ next: (it) => seen.push(shown(it)), complete: () => seen.push('|') });
    scheduler.flush();

    const inOrder = Array.from({ length: 200 }, (_, i) => i).sort((a, b) => ((a * 7919) % 200) - ((b * 7919) % 200));
    const due = inOrder.map((i) => `${1000 + ((i * 7919) % 200)} c${i} wakeUp: reminder`);
    expect(seen.slice(200)).toEqual([...due, '|']);
    expect(timers.most).toBe(1);
    // One for each due time; the first input is the earliest of all.
    expect(timers.set).toBe(200);
  });

  it('that are due together share a timer', () => {
    const scheduler = new VirtualTimeScheduler();
    const { clock, timers } = countingClock(scheduler);
    const log = Array.from({ length: 100 }, (_, i) => ({ input: cart(`c${i}`, 3), now: 3 }));
    let count = 0;
    at(scheduler, log, 3)
      .pipe(steps(carts, { clock }))
      .subscribe(() => count++);
    scheduler.flush();
    expect(count).toBe(200);
    expect(timers).toEqual({ set: 1, open: 0, most: 1 });
  });

  it('may be asked for earlier than before, and later', () => {
    const scheduler = new VirtualTimeScheduler();
    const { clock, timers } = countingClock(scheduler);
    const log = [
      { input: cart('ada', 5), now: 6 },
      { input: cart('bob', 2), now: 7 },
      { input: cart('bob', 8), now: 8 },
    ];
    const seen: string[] = [];
    at(scheduler, log, 8)
      .pipe(steps(carts, { clock }))
      .subscribe((it) => seen.push(shown(it)));
    scheduler.flush();
    expect(seen.slice(3)).toEqual(['15 ada wakeUp: reminder', '18 bob wakeUp: reminder']);
    // For 15, 12, 15 and 18.
    expect(timers).toEqual({ set: 4, open: 0, most: 1 });
  });

  it.each([60, 400])('may be %i days ahead, in virtual time', (many) => {
    const scheduler = new VirtualTimeScheduler();
    const seen: string[] = [];
    of(cart('ada'))
      .pipe(steps(cartsFor(days(many)), { clock: schedulerClock(scheduler) }))
      .subscribe({ next: (it) => seen.push(shown(it)), complete: () => seen.push('|') });
    scheduler.flush();
    expect(seen).toEqual(['0 ada event: ', `${days(many)} ada wakeUp: reminder`, '|']);
  });

  it.each([60, 400])('may be %i days ahead, with the timers of the platform', (many) => {
    vi.useFakeTimers({ now: 0 });
    try {
      const seen: string[] = [];
      of(cart('ada'))
        .pipe(steps(cartsFor(days(many))))
        .subscribe((it) => seen.push(shown(it)));
      vi.advanceTimersByTime(days(many) - 1);
      expect(seen).toEqual(['0 ada event: ']);
      vi.advanceTimersByTime(1);
      expect(seen).toEqual(['0 ada event: ', `${days(many)} ada wakeUp: reminder`]);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('do not run in circles where a rule always asks to be woken at once', () => {
    const scheduler = new VirtualTimeScheduler();
    const circling = stepOf((state, input, now) => ({ ...carts(state, input, now), wakeAt: now }));
    const seen: string[] = [];
    of(cart('ada'))
      .pipe(steps(circling, { clock: schedulerClock(scheduler) }), take(4))
      .subscribe(({ input, now }) => seen.push(`${now} ${input.kind ?? 'event'}`));
    scheduler.flush();
    expect(seen).toEqual(['0 event', '0 wakeUp', `${minutes(1)} wakeUp`, `${minutes(2)} wakeUp`]);
  });
});

describe('as a fold of the step', () => {
  const kinds = ['cart', 'order', 'seen', 'request', 'receipt', 'wakeUp', 'invalid'] as const;
  const logs: fc.Arbitrary<readonly Timed[]> = fc
    .array(
      fc.record({
        gap: fc.nat({ max: 7 }),
        lag: fc.nat({ max: 12 }),
        id: fc.nat({ max: 9 }),
        customer: fc.constantFrom('ada', 'bob', '__proto__'),
        kind: fc.constantFrom(...kinds),
      }),
      { maxLength: 25 },
    )
    .map((entries) => {
      let now = 100;
      return entries.map(({ gap, lag, id, customer, kind }) => {
        now += gap;
        return { now, input: inputOf(kind, customer, `i${id}`, now - lag) };
      });
    });

  function inputOf(kind: (typeof kinds)[number], customer: string, id: string, time: Instant): Input {
    if (kind === 'request') return { kind, id, customer };
    if (kind === 'receipt') return { kind, customer, decision: id, channel: 'email', status: 'sent', time };
    if (kind === 'wakeUp') return { kind, customer };
    return eventOf(customer, kind === 'invalid' ? (undefined as unknown as string) : kind, time, id);
  }

  /** The same, as plainly as can be: before each input and after the last, everyone who is due is woken. */
  function fold(log: readonly Timed[]): Stepped[] {
    const kept = new Map<string, Kept>();
    const done: Stepped[] = [];
    let last = -Infinity;
    const take = (input: Input, now: Instant): void => {
      const result = carts(kept.get(input.customer)?.state, input, now);
      if (result.ignored !== 'INVALID') kept.set(input.customer, result);
      done.push({ input, now, result });
      last = now;
    };
    const wakeBefore = (end: Instant): void => {
      for (;;) {
        const due = [...kept]
          .map(([customer, { wakeAt = Infinity }]) => ({ customer, wakeAt }))
          .sort((a, b) => a.wakeAt - b.wakeAt || (a.customer < b.customer ? -1 : 1))[0];
        if (due === undefined || Math.max(due.wakeAt, last) >= end) return;
        take({ kind: 'wakeUp', customer: due.customer }, Math.max(due.wakeAt, last));
      }
    };
    for (const { input, now } of log) {
      wakeBefore(now);
      take(input, now);
    }
    wakeBefore(Infinity);
    return done;
  }

  it('is one, over the inputs and wake-ups of each customer', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const scheduler = new VirtualTimeScheduler();
        const { clock, timers } = countingClock(scheduler);
        const seen: Stepped[] = [];
        at(scheduler, log, log.at(-1)?.now ?? 0)
          .pipe(steps(carts, { clock }))
          .subscribe((it) => seen.push(it));
        scheduler.flush();
        expect(seen).toEqual(fold(log));
        expect(timers.open).toBe(0);
        expect(timers.most).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });

  it('is one also where the stream stops at any time, and goes on with the same store', () => {
    fc.assert(
      fc.property(logs, fc.array(fc.integer({ min: 99, max: 290 }), { maxLength: 4 }), (log, stops) => {
        const scheduler = new VirtualTimeScheduler();
        const store = keyedStore();
        const seen: Stepped[] = [];
        const ends: string[] = [];
        const source = at(scheduler, log, 300);
        const start = () =>
          source.pipe(steps(carts, { clock: schedulerClock(scheduler), store })).subscribe({
            next: (it) => seen.push(it),
            complete: () => ends.push('|'),
          });
        let subscription = start();
        for (const stop of stops) {
          scheduler.schedule(() => {
            subscription.unsubscribe();
            subscription = start();
          }, stop);
        }
        scheduler.flush();
        expect(seen).toEqual(fold(log));
        expect(ends).toEqual(['|']);
      }),
      { numRuns: 100 },
    );
  });
});

describe('an input', () => {
  it('that comes a second time is a duplicate', () => {
    const seen: string[] = [];
    const request = { kind: 'request', id: 'r1', customer: 'ada' } as const;
    of(request, request, { ...request, customer: 'bob' })
      .pipe(steps(carts, { clock: { now: () => 0, wake: () => () => undefined } }))
      .subscribe((it) => seen.push(shown(it)));
    expect(seen).toEqual(['0 ada request: hello', '0 ada request: DUPLICATE', '0 bob request: hello']);
  });

  it.each<[name: string, input: unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a number', 3],
    ['nothing in it', {}],
    ['no customer', { ...cart('ada', 5), customer: undefined }],
    ['an empty customer', { ...cart('ada', 5), customer: '' }],
    ['a customer that is no text', { ...cart('ada', 5), customer: { toString: () => 'ada' } }],
    ['no id', { ...cart('ada', 5), id: undefined }],
    ['no time', { ...cart('ada', 5), time: NaN }],
    ['another kind', { ...cart('ada', 5), kind: 'order' }],
  ])('that is none is told, and leaves the others and the store alone: %s', (_, input) => {
    const scheduler = new VirtualTimeScheduler();
    const store = keyedStore();
    const seen: unknown[] = [];
    of(cart('ada'), input as Input)
      .pipe(steps(carts, { store, clock: schedulerClock(scheduler) }))
      .subscribe({
        next: ({ result }) => {
          seen.push(result.ignored ?? result.decisions.length);
          if (result.ignored === 'INVALID') expect(result.faults).toHaveLength(1);
        },
        error: (error) => seen.push(error),
        complete: () => seen.push('|'),
      });
    expect([...store.entries()]).toEqual([['ada', { state: carts(undefined, cart('ada'), 0).state, wakeAt: WAIT }]]);
    scheduler.flush();
    expect(seen).toEqual([0, 'INVALID', 1, '|']);
  });

  it('that a state of another customer meets is told, and wakes nobody in circles', () => {
    const scheduler = new VirtualTimeScheduler();
    const store = keyedStore();
    const { state, wakeAt } = carts(undefined, cart('bob'), 0);
    store.set('ada', { state, wakeAt });
    const seen: unknown[] = [];
    of(cart('ada'))
      .pipe(steps(carts, { store, clock: schedulerClock(scheduler) }))
      .subscribe({ next: ({ result }) => seen.push(result.faults[0]?.code), complete: () => seen.push('|') });
    scheduler.flush();
    expect(seen).toEqual(['CUSTOMER_MISMATCH', 'CUSTOMER_MISMATCH', '|']);
    expect([...store.entries()]).toEqual([['ada', { state, wakeAt }]]);
  });

  it('that the subscriber gives back to the source is taken at once, with what the one before has left', () => {
    const scheduler = new VirtualTimeScheduler();
    const source = new Subject<Input>();
    const seen: string[] = [];
    source.pipe(steps(carts, { clock: schedulerClock(scheduler) })).subscribe({
      next: (it) => {
        seen.push(shown(it));
        if (it.input.kind === undefined) source.next({ kind: 'request', id: 'r1', customer: it.input.customer });
        if (it.input.kind === 'wakeUp' && it.now < 30) source.next(cart('ada', it.now));
        if (it.input.kind === 'wakeUp' && it.now >= 30) source.complete();
      },
      complete: () => seen.push('|'),
    });
    source.next(cart('ada'));
    source.next(cart('bob'));
    scheduler.flush();
    expect(seen).toEqual([
      '0 ada event: ',
      '0 ada request: hello',
      '0 bob event: ',
      '0 bob request: hello',
      '10 ada wakeUp: reminder',
      '10 ada event: ',
      '10 ada request: DUPLICATE',
      '10 bob wakeUp: reminder',
      // The same event once more: its id is known.
      '10 ada event: DUPLICATE',
      '10 ada request: DUPLICATE',
      '20 ada wakeUp: reminder',
      '20 ada event: ',
      '20 ada request: DUPLICATE',
      '30 ada wakeUp: reminder',
      '|',
    ]);
  });
});

describe('a subscription', () => {
  const request = { kind: 'request', id: 'r1', customer: 'ada' } as const;
  const ignored = (source: Observable<Stepped>) => {
    const seen: unknown[] = [];
    source.subscribe(({ result }) => seen.push(result.ignored));
    return seen;
  };

  it('has customers of its own', () => {
    const piped = of(request).pipe(steps(carts));
    expect([ignored(piped), ignored(piped)]).toEqual([[undefined], [undefined]]);
  });

  it('shares them where a store is given', () => {
    const piped = of(request).pipe(steps(carts, { store: keyedStore() }));
    expect([ignored(piped), ignored(piped)]).toEqual([[undefined], ['DUPLICATE']]);
  });

  it('that ends while customers are woken leaves the others to the next one', () => {
    const scheduler = new VirtualTimeScheduler();
    const { clock, timers } = countingClock(scheduler);
    const store = keyedStore();
    const run = (source: Observable<Input>, many: number) => {
      const seen: string[] = [];
      source.pipe(steps(carts, { store, clock }), take(many)).subscribe((it) => seen.push(shown(it)));
      scheduler.flush();
      expect(timers.open).toBe(0);
      return seen;
    };
    expect(run(concat(of(cart('ada'), cart('bob')), NEVER), 3)[2]).toBe('10 ada wakeUp: reminder');
    expect(run(NEVER, 1)).toEqual(['10 bob wakeUp: reminder']);
  });

  it('that ends with an input leaves no timer', () => {
    const scheduler = new VirtualTimeScheduler();
    const { clock, timers } = countingClock(scheduler);
    const seen: string[] = [];
    const source = new Subject<Input>();
    source.pipe(steps(carts, { clock }), take(1)).subscribe((it) => seen.push(shown(it)));
    source.next(cart('ada'));
    expect(timers.open).toBe(0);
    scheduler.flush();
    expect(seen).toEqual(['0 ada event: ']);
  });

  it('goes on where another process has stopped, and wakes at once whoever was due meanwhile', () => {
    const scheduler = new VirtualTimeScheduler();
    const before = keyedStore();
    from([cart('ada'), cart('bob', 7), { kind: 'request', id: 'r1', customer: 'cyd' } as const])
      .pipe(steps(carts, { store: before, clock: { now: () => 8, wake: () => () => undefined } }))
      .subscribe();
    const after = keyedStore();
    for (const [customer, kept] of JSON.parse(JSON.stringify([...before.entries()])) as [string, Kept][]) {
      after.set(customer, kept);
    }
    const seen: string[] = [];
    scheduler.schedule(() => {
      of(request)
        .pipe(steps(carts, { store: after, clock: schedulerClock(scheduler) }))
        .subscribe({ next: (it) => seen.push(shown(it)), complete: () => seen.push('|') });
    }, 12);
    scheduler.flush();
    expect(seen).toEqual(['12 ada request: hello', '12 ada wakeUp: reminder', '17 bob wakeUp: reminder', '|']);
  });

  it('completes at once where nobody is due', () => {
    const seen: unknown[] = [];
    from([request])
      .pipe(steps(carts), toArray())
      .subscribe((all) => seen.push(all.length));
    expect(seen).toEqual([1]);
  });
});

describe('what throws', () => {
  const error = new Error('full');
  const fail = (): never => {
    throw error;
  };
  const broken = (change: Partial<KeyedStore>): KeyedStore => ({ ...keyedStore(), ...change });
  const isWakeUp = (input: Input) => input.kind === 'wakeUp';

  it.each<[name: string, options: { store?: KeyedStore; clock?: (clock: Clock) => Clock; step?: Step }, seen: number]>([
    ['a store that does not open', { store: broken({ entries: fail }) }, 0],
    ['a store that does not give', { store: broken({ get: fail }) }, 0],
    ['a store that does not take', { store: broken({ set: fail }) }, 0],
    ['a clock without time', { clock: (clock) => ({ ...clock, now: fail }) }, 0],
    ['a clock that does not wake', { clock: (clock) => ({ ...clock, wake: fail }) }, 0],
    ['a step', { step: stepOf(fail) }, 0],
    ['a step at a wake-up', { step: stepOf((...of) => (isWakeUp(of[1]) ? fail() : carts(...of))) }, 1],
    ['somebody who is handed the evicted', { store: keyedStore({ atMost: 1, evicted: fail }) }, 1],
  ])('ends the stream with its error, and no timer stays: %s', (_, { store, clock, step = carts }, count) => {
    const scheduler = new VirtualTimeScheduler();
    const { clock: counting, timers } = countingClock(scheduler);
    const source = new Subject<Input>();
    const seen: unknown[] = [];
    source
      .pipe(steps(step, { clock: clock?.(counting) ?? counting, ...(store && { store }) }))
      .subscribe({ next: () => seen.push('step'), error: (it) => seen.push(it) });
    source.next(cart('ada'));
    if (count === 1 && store !== undefined) source.next(cart('bob'));
    scheduler.flush();
    expect(seen).toEqual([...Array<string>(count).fill('step'), error]);
    expect(source.observed).toBe(false);
    expect(timers.open).toBe(0);
  });
});

describe('with a bounded store', () => {
  it('does not wake whom it has handed out, nor wait for them', () => {
    const scheduler = new VirtualTimeScheduler();
    const evicted = vi.fn();
    const store = keyedStore({ atMost: 1, evicted });
    const log = [
      { input: cart('ada', 5), now: 5 },
      { input: cart('bob', 0), now: 6 },
    ];
    const seen: string[] = [];
    at(scheduler, log, 7)
      .pipe(steps(carts, { store, clock: schedulerClock(scheduler) }))
      .subscribe({ next: (it) => seen.push(shown(it)), complete: () => seen.push(`| ${scheduler.now()}`) });
    scheduler.flush();
    expect(evicted.mock.calls).toEqual([['ada', { state: expect.objectContaining({ customer: 'ada' }), wakeAt: 15 }]]);
    expect(seen).toEqual(['5 ada event: ', '6 bob event: ', '10 bob wakeUp: reminder', '| 10']);
  });

  it('wakes whom it has handed out and was given back', () => {
    const scheduler = new VirtualTimeScheduler();
    const handedOut = new Map<string, Kept>();
    const store = keyedStore({ atMost: 1, evicted: (customer, kept) => handedOut.set(customer, kept) });
    const seen: string[] = [];
    const run = (log: readonly Timed[]) => {
      at(scheduler, log, 7)
        .pipe(steps(carts, { store, clock: schedulerClock(scheduler) }))
        .subscribe((it) => seen.push(shown(it)));
      scheduler.flush();
    };
    run([
      { input: cart('ada'), now: 1 },
      { input: { kind: 'request', id: 'r1', customer: 'bob' }, now: 2 },
    ]);
    expect(seen).toEqual(['1 ada event: ', '2 bob request: hello']);
    store.set('ada', handedOut.get('ada')!);
    run([]);
    expect(seen.slice(2)).toEqual(['10 ada wakeUp: reminder']);
  });

  it('holds no more than it, however many customers come', { timeout: 30_000 }, () => {
    // A step that takes no time: everyone is due a day after they come, and one who comes often is due before all others.
    const dueLater = stepOf((_, { customer }, now) => ({
      state: { customer } as CustomerState,
      wakeAt: days(1) + (customer === 'regular' ? 0 : now),
      decisions: [],
      fired: [],
      dropped: [],
      faults: [],
    }));
    const store = keyedStore({ atMost: 1000 });
    const thin = vi.spyOn(DueQueue.prototype, 'thin');
    let queue: DueQueue | undefined;
    let held = 0;
    let now = 0;
    let count = 0;
    range(0, 200_000)
      .pipe(
        map((i) => {
          now = i;
          return cart(i % 500 === 0 ? 'regular' : `c${i}`, i);
        }),
        steps(dueLater, { store, clock: { now: () => now, wake: () => () => undefined } }),
      )
      .subscribe(() => {
        count++;
        // Its first call tells which queue it is; watching all of them would take longer than the test.
        queue ??= thin.mock.contexts[0] as DueQueue;
        if (count === 1) thin.mockRestore();
        held = Math.max(held, queue.size);
      });
    expect(count).toBe(200_000);
    expect([...store.entries()]).toHaveLength(1000);
    expect(store.get('regular')?.wakeAt).toBe(days(1));
    expect(held).toBeGreaterThan(1000);
    expect(held).toBeLessThan(5000);
  });
});
