import fc from 'fast-check';
import { from, map, mergeMap, Subject, toArray, VirtualTimeScheduler, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { expect, it } from 'vitest';

import {
  absence,
  allocate,
  cap,
  compile,
  limit,
  occurrence,
  type Clock,
  type Decision,
  type Input,
  type Receipt,
  type Stepped,
} from '../index.ts';
import { decide } from './decide.ts';
import { keyedStore } from './keyedStore.ts';
import { schedulerClock } from './schedulerClock.ts';
import { steps } from './steps.ts';

const PER = 1000;
const step = compile({
  id: 'carts',
  version: '1',
  triggers: {
    abandoned: absence({ after: 'cart', of: 'order', for: 15 }),
    ordered: occurrence('order'),
  },
  actions: [
    { id: 'reminder', channel: 'email', on: 'abandoned' },
    { id: 'thanks', channel: 'email', on: 'ordered' },
    { id: 'review', channel: 'app', on: 'ordered' },
    { id: 'hello', channel: 'web' },
  ],
  funnel: [
    limit(cap({ channel: 'email', atMost: 1, per: PER })),
    allocate({
      inbox: { channel: 'email', atMost: 1 },
      feed: { channel: 'app', atMost: 1 },
      hero: { channel: 'web', atMost: 1 },
    }),
  ],
});
const eventOf = (id: string, type: string, time = 0, customer = 'ada'): Input => ({
  id,
  type,
  customer,
  time,
  properties: {},
});
const receiptOf = ({ id, customer, channel }: Decision, status: Receipt['status']): Receipt => ({
  kind: 'receipt',
  decision: id,
  customer,
  channel,
  status,
  time: 0,
});
const still: Clock = { now: () => 0, wake: () => () => undefined };
const actions = (decisions: Observable<Decision>) => decisions.pipe(map(({ action, at }) => `${action} at ${at}`));

it('gives the decisions of inputs and of wake-ups in order, several of one step together, and none where there is none', () => {
  const marbles = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
  marbles.run(({ hot, expectObservable, expectSubscriptions }) => {
    const inputs: Readonly<Record<string, Input>> = {
      a: eventOf('e1', 'cart'),
      r: { kind: 'request', id: 'r1', customer: 'ada' },
      o: eventOf('e2', 'order', 0, 'bob'),
      x: eventOf('e3', 'seen'),
      n: null as unknown as Input,
    };
    const source = hot('-a-r-x-o-r-n-|', inputs);
    const expected = '  ---r---(to)----(R|)';
    const values = { r: 'hello at 3', t: 'thanks at 7', o: 'review at 7', R: 'reminder at 15' };
    expectObservable(actions(source.pipe(decide(step)))).toBe(expected, values);
    expectSubscriptions(source.subscriptions).toBe('^------------!');
  });
});

it('equals the decisions of the steps, and those of the step itself', () => {
  const inputs = fc.array(
    fc.record({
      id: fc.nat({ max: 5 }).map((i) => `e${i}`),
      type: fc.constantFrom('cart', 'order', 'seen'),
      customer: fc.constantFrom('ada', 'bob'),
      time: fc.constant(0),
      properties: fc.constant({}),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(inputs, (log) => {
      const decided: unknown[] = [];
      const stepped: unknown[] = [];
      from(log)
        .pipe(decide(step, { clock: still }))
        .subscribe((it) => decided.push(it));
      from(log)
        .pipe(
          steps(step, { clock: still }),
          mergeMap(({ result }) => result.decisions),
        )
        .subscribe((it) => stepped.push(it));
      const folded = ['ada', 'bob'].flatMap((customer) => {
        let state = undefined as Parameters<typeof step>[0];
        return log.flatMap((input) => {
          if (input.customer !== customer) return [];
          const result = step(state, input, 0);
          state = result.state;
          return result.decisions;
        });
      });
      expect(decided).toEqual(stepped);
      const of = (customer: string) => (decided as Decision[]).filter((it) => it.customer === customer);
      expect([...of('ada'), ...of('bob')]).toEqual(folded);
    }),
  );
});

it.each([
  ['sent', ['thanks', 'review', 'review']],
  ['aborted', ['thanks', 'review', 'thanks', 'review']],
] as const)('takes receipts that come in while it gives decisions out: %s', (status, expected) => {
  const inputs = new Subject<Input>();
  const store = keyedStore();
  const seen: string[] = [];
  inputs.pipe(decide(step, { store, clock: still })).subscribe((decision) => {
    seen.push(decision.action);
    inputs.next(receiptOf(decision, status));
  });
  inputs.next(eventOf('e1', 'order'));
  inputs.next(eventOf('e2', 'order'));
  expect(seen).toEqual(expected);
  const statuses = store.get('ada')?.state.contacts.map((contact) => contact.status);
  expect(new Set(statuses)).toEqual(new Set([status === 'sent' ? 'committed' : 'released']));
});

it('passes its options on: a store that is shared, a clock', () => {
  const scheduler = new VirtualTimeScheduler();
  const options = { store: keyedStore(), clock: schedulerClock(scheduler) };
  const seen: unknown[] = [];
  const run = () =>
    from([eventOf('e1', 'cart')])
      .pipe(decide(step, options), toArray())
      .subscribe((all) => seen.push(all.length));
  run();
  scheduler.flush();
  run();
  expect(seen).toEqual([1, 0]);
});

it('E1, E3, S2, P5 hands out what is ignored, with the reason, and goes on', () => {
  const marbles = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
  marbles.run(({ hot, expectObservable, expectSubscriptions, flush }) => {
    const day = 86_400_000;
    const inputs: Readonly<Record<string, Input>> = {
      a: eventOf('e1', 'seen', 0),
      d: eventOf('e1', 'seen', 0),
      i: eventOf('', 'seen', 0),
      l: eventOf('e2', 'order', -day - 1),
      e: eventOf('e3', 'order', -day),
      n: receiptOf({ id: 'd0', customer: 'ada', channel: 'email' } as Decision, 'sent'),
    };
    const ignored = new Subject<Stepped>();
    const told: string[] = [];
    ignored.subscribe(({ now, input, result }) => {
      told.push(`${now} ${'id' in input ? input.id : input.kind} ${result.ignored}`);
    });
    const source = hot('-a-d-i-l-e-n-|', inputs);
    const decided = actions(source.pipe(decide(step, { ignored, clock: schedulerClock(marbles) })));
    expectObservable(decided).toBe('---------(tr)|', { t: 'thanks at 9', r: 'review at 9' });
    expectSubscriptions(source.subscriptions).toBe('^------------!');
    flush();
    expect(told).toEqual(['3 e1 DUPLICATE', '5  INVALID', '7 e2 TOO_LATE', '11 receipt NOT_FOUND']);
  });
});
