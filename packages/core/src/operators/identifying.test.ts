import { from, Subject, toArray, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { receipt } from '../../test/receipt.ts';
import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import type { Input } from '../events/input.ts';
import { limit } from '../funnel/limit.ts';
import { moved } from '../identity/moved.ts';
import { cap } from '../policies/cap.ts';
import { count } from '../profile/count.ts';
import type { Stepped } from '../step/stepped.ts';
import { compile } from '../strategy/standardCompile.ts';
import { absence } from '../triggers/absence.ts';
import { keyedStore, type KeyedStore } from './keyedStore.ts';
import { schedulerClock } from './schedulerClock.ts';
import { steps, type StreamOptions } from './steps.ts';

const strategy = small({
  aggregates: { views: count('view') },
  triggers: { left: absence({ after: 'cart', of: 'order', for: 30 }) },
  actions: [{ id: 'letter', channel: 'email', on: 'left' }],
});
const step = compile({ ...strategy, funnel: [limit(cap({ atMost: 5, per: 1000 })), ...strategy.funnel] });

const saw = (customer: string, type: string, id: string, properties = {}): Input =>
  event(type, 0, properties, { customer, id });
const identify = (anonymousId: string, customer: string, id = `${anonymousId} is ${customer}`): Input =>
  saw(customer, 'identify', id, { anonymousId });

/** What a stream says of inputs that all come at 0, and of what time brings afterwards. */
function streamed(inputs: readonly Input[], options: StreamOptions = {}): readonly Stepped[] {
  const scheduler = new VirtualTimeScheduler();
  const seen: Stepped[] = [];
  from(inputs)
    .pipe(steps(step, { clock: schedulerClock(scheduler), ...options }), toArray())
    .subscribe((all) => seen.push(...all));
  scheduler.flush();
  return seen;
}

const shown = (all: readonly Stepped[]): readonly string[] =>
  all.map(({ input, result: { ignored, decisions } }) => {
    const outcome = ignored ?? (decisions.length > 0 ? decisions.map(({ action }) => action).join() : 'taken');
    return `${input.customer} ${input.kind ?? 'event'}: ${outcome}`;
  });

const viewsOf = (store: KeyedStore, customer: string): unknown => {
  const { aggregates, origins = {} } = store.get(customer)!.state;
  return [aggregates, ...Object.values(origins).map((origin) => origin.aggregates)].map(({ views }) => views ?? 0);
};

describe('identities in a stream', () => {
  it('I9 are merged before the input that says so, and what is under way goes on', () => {
    const all = streamed([saw('v1', 'cart', 'e1'), identify('v1', 'ada')]);

    expect(shown(all)).toEqual(['v1 event: taken', 'ada merge: taken', 'ada event: taken', 'ada wakeUp: letter']);
  });

  it('I9 lead everything that arrives under the old id to who stays, receipts included', () => {
    const store = keyedStore();
    const scheduler = new VirtualTimeScheduler();
    const source = new Subject<Input>();
    const seen: Stepped[] = [];
    source.pipe(steps(step, { clock: schedulerClock(scheduler), store })).subscribe((each) => void seen.push(each));
    source.next(saw('v1', 'cart', 'e1'));
    scheduler.flush();
    const { id } = seen.at(-1)!.result.decisions[0]!;
    source.next(identify('v1', 'ada'));
    source.next(receipt(id, 'sent', { customer: 'v1' }));
    source.next(saw('v1', 'view', 'e2'));

    expect(shown(seen.slice(-2))).toEqual(['ada receipt: taken', 'ada event: taken']);
    expect(store.get('ada')!.state.contacts).toMatchObject([{ decision: id, status: 'committed' }]);
    expect(viewsOf(store, 'ada')).toEqual([1, 0]);
    expect(store.get('v1')!.state).toMatchObject({ successor: 'ada', contacts: [] });
  });

  it('I9 are remembered also where nothing is known of the old id yet', () => {
    const all = streamed([identify('v1', 'ada'), saw('v1', 'cart', 'e1')]);

    expect(shown(all)).toEqual(['ada event: taken', 'ada event: taken', 'ada wakeUp: letter']);
  });

  it('I9 make chains, and no circle', () => {
    const store = keyedStore();
    const inputs = [saw('v1', 'view', 'e1'), saw('v2', 'view', 'e2'), saw('ada', 'view', 'e3')];
    const said = [identify('v1', 'v2'), identify('v2', 'ada'), identify('ada', 'v1'), identify('v1', 'ada', 'again')];
    const all = streamed([...inputs, ...said, saw('v1', 'view', 'e4')], { store });

    expect(shown(all).slice(3)).toEqual([
      'v2 merge: taken',
      'v2 event: taken',
      'ada merge: taken',
      'ada event: taken',
      'ada event: taken',
      'ada event: taken',
      'ada event: taken',
    ]);
    expect(viewsOf(store, 'ada')).toEqual([2, 1, 1]);
  });

  it('I9 are kept in the store, for the next stream over it', () => {
    const store = keyedStore();
    streamed([saw('v1', 'view', 'e1'), identify('v1', 'ada')], { store });
    const all = streamed([saw('v1', 'view', 'e2')], { store });

    expect(shown(all)).toEqual(['ada event: taken']);
    expect(viewsOf(store, 'ada')).toEqual([1, 1]);
  });

  it('I9 are told by whoever knows', () => {
    const identities = (input: Input) =>
      'type' in input && input.type === 'login'
        ? { from: String(input.properties['was']), to: input.customer }
        : undefined;
    const inputs = [saw('v1', 'cart', 'e1'), identify('v1', 'ada'), saw('bob', 'login', 'e2', { was: 'v1' })];

    expect(shown(streamed(inputs, { identities }))).toEqual([
      'v1 event: taken',
      'ada event: taken',
      'bob merge: taken',
      'bob event: taken',
      'bob wakeUp: letter',
    ]);
  });

  it('I8, I9 stay apart where the merge is refused, and nothing of either is lost', () => {
    const store = keyedStore();
    streamed([saw('v1', 'view', 'e1')], { store });
    const { state, wakeAt } = store.get('v1')!;
    const damaged = { ...state, triggers: 'none' as never };
    store.set('v1', { state: damaged, wakeAt });

    expect(shown(streamed([identify('v1', 'ada')], { store }))).toEqual(['ada merge: INVALID', 'ada event: taken']);
    expect(store.get('v1')!.state).toBe(damaged);
  });

  it('I8 a store that leads around in a circle does not hang a stream', () => {
    const store = keyedStore();
    store.set('v1', { state: moved(step, 'v1', 'v2', 0), wakeAt: undefined });
    store.set('v2', { state: moved(step, 'v2', 'v1', 0), wakeAt: undefined });

    expect(shown(streamed([saw('v1', 'view', 'e1')], { store }))).toEqual(['v1 event: MOVED']);
  });

  it('S2 what is no input is refused as ever', () => {
    expect(streamed([undefined as never, request('r1', { customer: '' })]).map(({ result }) => result.ignored)).toEqual(
      ['INVALID', 'INVALID'],
    );
  });
});
