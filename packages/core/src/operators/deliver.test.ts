import { from, map, mergeMap, of, Subject, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it, vi } from 'vitest';

import type { Channel, Clock, Decision, Delivery, Receipt } from '../index.ts';
import { deliver, type DeliverOptions } from './deliver.ts';

const decisionOf = (id: string, channel = 'email') =>
  ({ id, customer: `of ${id}`, action: 'hello', channel }) as Decision;
const receiptOf = ({ id, customer, channel }: Decision): Receipt => ({
  kind: 'receipt',
  decision: id,
  customer,
  channel,
  status: 'sent',
  time: 7,
});
const clock: Clock = { now: () => 7, wake: () => () => undefined };
const turns = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A channel that answers when it is told to. */
function told() {
  const answers = new Map<string, { resolve: () => void; reject: (error: unknown) => void }>();
  const channel: Channel = {
    name: 'told',
    send: ({ decision }) =>
      new Promise((resolve, reject) =>
        answers.set(decision.id, { resolve: () => resolve(receiptOf(decision)), reject }),
      ),
  };
  return { channel, sent: () => [...answers.keys()], answer: (id: string) => answers.get(id)?.resolve() };
}

const at = (send: (delivery: Delivery) => unknown): Channel => ({ name: 'own', send: send as Channel['send'] });

async function receiptsOf(
  decisions: Observable<Decision>,
  channels: Record<string, Channel>,
  options: DeliverOptions = {},
) {
  const seen: unknown[] = [];
  decisions
    .pipe(deliver(channels, { clock, ...options }))
    .subscribe({ next: (it) => seen.push(it), error: (error) => seen.push(error), complete: () => seen.push('|') });
  await turns();
  return seen;
}

it('hands a decision over, with the profile of its customer and the time, and gives the receipt', async () => {
  const send = vi.fn(({ decision }: Delivery) => Promise.resolve(receiptOf(decision)));
  const profile = (customer: string) => ({ name: customer });
  const decision = decisionOf('d1');
  expect(await receiptsOf(of(decision), { email: at(send), web: at(vi.fn()) }, { profile })).toEqual([
    receiptOf(decision),
    '|',
  ]);
  expect(send.mock.calls).toEqual([[{ decision, profile: { name: 'of d1' }, now: 7 }]]);
});

it('has no profile where it is not told, and tells the time of the platform', async () => {
  vi.useFakeTimers({ now: 42, toFake: ['Date'] });
  const send = vi.fn(({ decision }: Delivery) => Promise.resolve(receiptOf(decision)));
  of(decisionOf('d1'))
    .pipe(deliver({ email: at(send) }))
    .subscribe();
  expect(send.mock.calls[0]?.[0]).toMatchObject({ profile: {}, now: 42 });
  vi.useRealTimers();
});

describe('what goes wrong becomes a receipt, and the others go on', () => {
  const failedAs = (detail: string) => ({
    kind: 'receipt',
    decision: 'd1',
    customer: 'of d1',
    channel: 'own',
    status: 'failed',
    retryable: false,
    time: 7,
    detail,
  });
  const bare: unknown = Object.create(null);
  const fail = (error: unknown) => () => {
    throw error;
  };

  it.each<[name: string, channel: Channel, detail: RegExp]>([
    ['a channel that rejects', at(() => Promise.reject(new Error('down'))), /^CHANNEL_FAILED: down$/],
    ['one that rejects with nothing', at(() => Promise.reject()), /^CHANNEL_FAILED: nothing$/],
    ['one that throws', at(fail(new Error('down'))), /^CHANNEL_FAILED: down$/],
    ['one that throws a text', at(fail('down')), /^CHANNEL_FAILED: down$/],
    ['one that throws what cannot be shown', at(fail(bare)), /^CHANNEL_FAILED: an object$/],
    ['one that gives nothing', at(() => undefined), /^CHANNEL_FAILED: /],
    ['one that cannot send', { name: 'own' } as Channel, /^CHANNEL_FAILED: .*not a function/],
  ])('%s', async (_, own, detail) => {
    const email = at(({ decision }) => Promise.resolve(receiptOf(decision)));
    const seen = await receiptsOf(of(decisionOf('d1', 'own'), decisionOf('d2')), { own, email });
    expect(seen).toHaveLength(3);
    expect(seen).toContainEqual({ ...failedAs(''), detail: expect.stringMatching(detail) });
    expect(seen).toContainEqual(receiptOf(decisionOf('d2')));
    expect(seen[2]).toBe('|');
  });

  it.each(['fax', '__proto__', 'constructor', 'toString', ''])('a channel that is not there: %j', async (channel) => {
    const seen = await receiptsOf(of(decisionOf('d1', channel)), { email: at(vi.fn()) });
    expect(seen).toEqual([{ ...failedAs(`CHANNEL_UNKNOWN: expected a channel named ${channel}`), channel }, '|']);
  });

  it('a profile that is not found', async () => {
    const send = vi.fn();
    const profile = fail(new Error('no such customer'));
    expect(await receiptsOf(of(decisionOf('d1', 'own')), { own: at(send) }, { profile })).toEqual([
      failedAs('CHANNEL_FAILED: no such customer'),
      '|',
    ]);
    expect(send).not.toHaveBeenCalled();
  });
});

describe('concurrency', () => {
  const ids = Array.from({ length: 12 }, (_, i) => `d${i}`);

  it.each([
    ['8 where it is left out', {}, 8],
    ['1', { concurrency: 1 }, 1],
    ['3', { concurrency: 3 }, 3],
    ['without bound', { concurrency: Infinity }, 12],
  ])('bounds how many are under way: %s', async (_, options, bound) => {
    const { channel, sent, answer } = told();
    const seen: unknown[] = [];
    from(ids.map((id) => decisionOf(id)))
      .pipe(deliver({ email: channel }, { clock, ...options }))
      .subscribe({ next: ({ decision }) => seen.push(decision), complete: () => seen.push('|') });
    expect(sent()).toEqual(ids.slice(0, bound));
    // The last that is under way answers first: receipts come as they come, the next decision takes its place.
    answer(`d${bound - 1}`);
    await turns();
    expect(seen).toEqual([`d${bound - 1}`]);
    expect(sent()).toEqual(ids.slice(0, bound + 1));
    for (const id of [...ids, ...ids]) {
      answer(id);
      await turns();
    }
    expect(seen).toHaveLength(13);
    expect(new Set(seen)).toEqual(new Set([...ids, '|']));
    expect(seen.at(-1)).toBe('|');
  });

  it('may hold up a great many, also such that have no channel', async () => {
    const { channel, answer } = told();
    const source = new Subject<Decision>();
    let count = 0;
    source.pipe(deliver({ email: channel }, { concurrency: 1 })).subscribe(() => count++);
    source.next(decisionOf('d0'));
    for (let i = 0; i < 20_000; i++) source.next(decisionOf('lost', 'fax'));
    expect(count).toBe(0);
    answer('d0');
    await turns();
    expect(count).toBe(20_001);
  });
});

it('hears no receipt after unsubscription, and sends no more', async () => {
  const { channel, sent, answer } = told();
  const seen = vi.fn();
  const source = new Subject<Decision>();
  const subscription = source.pipe(deliver({ email: channel }, { concurrency: 1 })).subscribe(seen);
  source.next(decisionOf('d1'));
  source.next(decisionOf('d2'));
  subscription.unsubscribe();
  expect(source.observed).toBe(false);
  answer('d1');
  await turns();
  expect(seen).not.toHaveBeenCalled();
  expect(sent()).toEqual(['d1']);
});

it('passes an error of the source on at once, and lets go of what is under way', async () => {
  const { channel, answer } = told();
  const seen: unknown[] = [];
  const source = new Subject<Decision>();
  source
    .pipe(deliver({ email: channel }))
    .subscribe({ next: (it) => seen.push(it), error: (error) => seen.push(error) });
  source.next(decisionOf('d1'));
  source.error('broken');
  answer('d1');
  await turns();
  expect(seen).toEqual(['broken']);
});

it('in time: waits for what is under way before it completes', () => {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
    ({ hot, cold, expectObservable, expectSubscriptions }) => {
      // rxjs takes an observable where the port promises a promise; that makes the time of an answer virtual.
      const answer = cold('---(x|)');
      const channel = at(({ decision }) => answer.pipe(map(() => receiptOf(decision))));
      const source = hot('        -ab-c-|');
      const sent = source.pipe(
        mergeMap((id) => of(decisionOf(id))),
        deliver({ email: channel }, { clock, concurrency: 2 }),
      );
      expectObservable(sent.pipe(map(({ decision }) => decision))).toBe('----ab-(c|)');
      expectSubscriptions(source.subscriptions).toBe('^-----!');
      expectSubscriptions(answer.subscriptions).toBe(['-^--!', '--^--!', '----^--!']);
    },
  );
});
