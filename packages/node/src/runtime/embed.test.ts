import {
  allocate,
  compile,
  count,
  gte,
  qualify,
  type Channel,
  type Clock,
  type Decision,
  type EventSource,
  type Receipt,
  type Step,
} from '@opportune/core';
import { simulatedClock } from '@opportune/testing';
import { expect, test, vi } from 'vitest';

import { bench, faultsOf, flush } from '../../test/bench.ts';
import { channel, retryable } from '../../test/channel.ts';
import { faulty } from '../../test/faulty.ts';
import { accountOf, decisionOf, eventOf, ledger, stateOf } from '../../test/ledger.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { embed } from './embed.ts';

test('an input is committed once; its second arrival is a duplicate without effects', async () => {
  const { runtime, store } = bench();
  const event = eventOf('e1', 'ann', { add: 5, channels: ['web'] });
  const first = await runtime.submit(event);
  expect(first).toMatchObject({ answer: 'committed', result: { decisions: [{ id: 'e1:0' }] } });
  expect(first).not.toHaveProperty('result.state');
  expect(await runtime.submit(event)).toEqual({
    answer: 'duplicate',
    result: { decisions: [], wakeAt: undefined, fired: [], dropped: [], faults: [], ignored: 'DUPLICATE' },
  });
  expect(accountOf((await store.load('ann'))?.state)).toMatchObject({ total: 5, inputs: ['e1'] });
});

test('what the step ignores is not stored', async () => {
  const { runtime, store } = bench();
  const late = eventOf('e1', 'ann', { ignore: 'TOO_LATE' });
  expect(await runtime.submit(late)).toMatchObject({ answer: 'ignored', result: { ignored: 'TOO_LATE' } });
  expect(await store.load('ann')).toBeUndefined();
  await runtime.submit(eventOf('e2', 'ann', { add: 1 }));
  await runtime.submit(late);
  expect((await store.load('ann'))?.version).toBe(1);
});

test('an input that is nobody’s is told so, and nothing is stored', async () => {
  const step: Step = Object.assign(
    (...[, , now]: Parameters<Step>) => ({
      state: stateOf('', accountOf(undefined)),
      decisions: [],
      wakeAt: undefined,
      fired: [],
      dropped: [],
      faults: [{ code: 'INPUT_INVALID' as const, path: '/customer', message: String(now) }],
      ignored: 'INVALID' as const,
    }),
    { strategy: ledger.strategy },
  );
  const { runtime, store } = bench({ step });
  for (const junk of [null, {}, { id: 'e', customer: 7 }, { ...eventOf('e', '', {}) }]) {
    expect(await runtime.submit(junk as never)).toMatchObject({ answer: 'ignored', result: { ignored: 'INVALID' } });
  }
  expect(await store.load('')).toBeUndefined();
});

test('inputs of one customer are dealt with in order, those of others meanwhile', async () => {
  const store = memoryStore();
  const commits: string[] = [];
  let slow = 0;
  const { runtime } = bench({
    store: faulty(
      {
        commit: async (units) => {
          const customer = units[0]?.customer ?? '';
          if (customer === 'ann') {
            slow += 1;
            expect(slow).toBe(1);
            await flush();
            slow -= 1;
          }
          commits.push(`${customer}:${String(units[0]?.inputId)}`);
          return store.commit(units);
        },
      },
      store,
    ),
  });
  await Promise.all([
    ...[1, 2, 3].map((n) => runtime.submit(eventOf(`a${String(n)}`, 'ann', { add: n }))),
    runtime.submit(eventOf('b1', 'bob', {})),
  ]);
  expect(commits).toEqual(['bob:b1', 'ann:a1', 'ann:a2', 'ann:a3']);
  expect(accountOf((await store.load('ann'))?.state).inputs).toEqual(['a1', 'a2', 'a3']);
});

test('two runtimes on one store lose nothing, whatever each of them remembers', async () => {
  const store = memoryStore();
  const [one, two] = [bench({ store }), bench({ store })];
  const submits = Array.from({ length: 60 }, (_, n) =>
    (n % 2 === 0 ? one : two).runtime.submit(eventOf(`e${String(n)}`, `c${String(n % 3)}`, { add: 1 })),
  );
  expect((await Promise.all(submits)).map((submitted) => submitted.answer)).toEqual(submits.map(() => 'committed'));
  for (const customer of ['c0', 'c1', 'c2']) {
    expect(accountOf((await store.load(customer))?.state).total).toBe(20);
  }
});

test('a memory that is out of date ignores nothing that counts', async () => {
  const store = memoryStore();
  const receipts: Step = Object.assign(
    (...[state, input, now]: Parameters<Step>) => {
      // A receipt counts only where the decision is known.
      const known = input.kind !== 'receipt' || accountOf(state).inputs.includes(input.decision);
      const result = ledger(state, input, now);
      return known || state === undefined ? result : { ...result, state, ignored: 'NOT_FOUND' as const };
    },
    { strategy: ledger.strategy },
  );
  const [one, two] = [bench({ store, step: receipts }), bench({ store, step: receipts })];
  await one.runtime.submit(eventOf('e1', 'ann', {}));
  await two.runtime.submit(eventOf('e2', 'ann', {}));
  const receipt: Receipt = { kind: 'receipt', decision: 'e2', customer: 'ann', channel: 'x', status: 'sent', time: 1 };
  expect(await one.runtime.submit(receipt)).toMatchObject({ answer: 'committed' });
  expect(accountOf((await store.load('ann'))?.state).receipts).toEqual({ e2: 'sent' });
});

test('endless conflicts are refused', async () => {
  const { runtime, signals } = bench({ store: faulty({ commit: async () => ['conflict'] }) });
  expect(await runtime.submit(eventOf('e1', 'ann', {}))).toMatchObject({ answer: 'refused', why: 'CONFLICT' });
  expect(signals.some((signal) => signal.kind === 'refused')).toBe(true);
});

test('beyond its bounds it refuses, and says so; what was refused may come again', async () => {
  const { runtime, signals } = bench({ queue: { perCustomer: 2, total: 3 } });
  const answers = await Promise.all(
    ['ann', 'ann', 'ann', 'bob', 'cid'].map((customer, n) => runtime.submit(eventOf(`e${String(n)}`, customer, {}))),
  );
  expect(answers.map((one) => (one.answer === 'refused' ? one.why : one.answer))).toEqual([
    'committed',
    'committed',
    'FULL',
    'committed',
    'FULL',
  ]);
  expect(signals.flatMap((signal) => (signal.kind === 'refused' ? [signal.input] : []))).toHaveLength(2);
  expect(await runtime.submit(eventOf('e2', 'ann', {}))).toMatchObject({ answer: 'committed' });
});

test('a store or a step that fails is a refusal, and the next input goes on', async () => {
  const store = memoryStore();
  let broken = true;
  const { runtime } = bench({
    store: faulty(
      { commit: async (units) => (broken ? Promise.reject(new Error('disk full')) : store.commit(units)) },
      store,
    ),
  });
  const event = eventOf('e1', 'ann', { add: 1 });
  expect(await runtime.submit(event)).toEqual({ answer: 'refused', why: 'STORE_FAILED', detail: 'disk full' });
  broken = false;
  expect(await runtime.submit(eventOf('e0', 'ann', { fail: 'bug' }))).toMatchObject({
    why: 'STEP_FAILED',
    detail: 'bug',
  });
  expect(await runtime.submit(event)).toMatchObject({ answer: 'committed' });
});

test('decide yields the decisions of a request; inbound ones are settled with the answer', async () => {
  const { runtime, store } = bench({ channels: { email: channel() } });
  expect((await runtime.decide({ customer: 'ann', id: 'q1' })).map((one) => one.id)).toEqual(['r:q1']);
  expect(await runtime.decide({ customer: 'ann' })).toHaveLength(1);
  expect(await runtime.decide({ customer: 'ann', id: 'q1' })).toEqual([]);
  expect(await store.outbox(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
});

test('an outbound decision is sent with the profile, and its receipt comes back in', async () => {
  const email = channel();
  const { runtime, store, signals } = bench({ channels: { email } });
  await runtime.submit(eventOf('e1', 'ann', { add: 3, channels: ['email', 'web'] }));
  await runtime.idle();
  expect(email.sent).toEqual(['e1:0']);
  expect(email.got[0]?.profile).toMatchObject({ account: { total: 3 } });
  expect(accountOf((await store.load('ann'))?.state).receipts).toEqual({ 'e1:0': 'sent' });
  expect(await store.nextDelivery()).toBeUndefined();
  expect(signals.filter((signal) => signal.kind === 'receipt')).toMatchObject([
    { attempt: 1, receipt: { status: 'sent' } },
  ]);
});

test('a failure that may pass is tried again after the wait, longer each time, or as long as the platform asks', async () => {
  const email = channel(retryable, { ...retryable, retryAfter: 60_000 }, new Error('reset'));
  const { runtime, store, advance } = bench({
    channels: { email },
    delivery: { backoff: { random: () => 1 - 2 ** -20 } },
  });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }));
  await runtime.idle();
  expect(email.sent).toHaveLength(1);
  await advance(999);
  expect(email.sent).toHaveLength(1);
  await advance(1);
  expect(email.sent).toHaveLength(2);
  await advance(59_999);
  expect(email.sent).toHaveLength(2);
  await advance(1);
  expect(email.sent).toHaveLength(3);
  // What it asked for counts as no failure of the decision.
  await advance(1_999);
  expect(email.sent).toHaveLength(3);
  await advance(1);
  expect(email.sent).toEqual(['e1:0', 'e1:0', 'e1:0', 'e1:0']);
  expect(accountOf((await store.load('ann'))?.state).receipts).toEqual({ 'e1:0': 'sent' });
  expect(await store.nextDelivery()).toBeUndefined();
});

test('after so many tries a decision is given up: a final receipt, and a dead letter', async () => {
  const email = channel(retryable, { ...retryable, detail: '503' }, { ...retryable, detail: '503' });
  const { runtime, store, signals, advance } = bench({ channels: { email }, delivery: { attempts: 3 } });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }));
  await advance(3_600_000);
  expect(email.sent).toHaveLength(3);
  const [letter, ...others] = await store.deadLetters(9);
  expect(others).toEqual([]);
  expect(letter).toMatchObject({
    decision: { id: 'e1:0' },
    receipt: { status: 'failed', retryable: false, detail: '503; given up after 3 tries' },
    attempts: 3,
  });
  expect(signals.filter((signal) => signal.kind === 'deadLetter')).toEqual([{ kind: 'deadLetter', letter }]);
  expect(accountOf((await store.load('ann'))?.state).receipts).toEqual({ 'e1:0': 'failed' });
  expect(await store.nextDelivery()).toBeUndefined();
});

test('a failure for good is a dead letter at once', async () => {
  const email = channel({ status: 'failed', retryable: false });
  const { runtime, store } = bench({ channels: { email } });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }));
  await runtime.idle();
  expect(await store.deadLetters(9)).toMatchObject([{ attempts: 1 }]);
});

test('a channel that does not answer counts as failed', async () => {
  const email = channel('hang');
  const { runtime, signals, advance, clock } = bench({ channels: { email }, delivery: { timeout: 500 } });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }));
  await clock.advance(500, flush);
  await advance(10_000);
  expect(email.got[0]?.signal?.aborted).toBe(true);
  expect(email.sent).toHaveLength(2);
  expect(signals.filter((signal) => signal.kind === 'receipt')).toMatchObject([
    { receipt: { status: 'failed', retryable: true, detail: 'no answer within 500 ms' } },
    { receipt: { status: 'sent' } },
  ]);
});

test('decisions of one customer stay in order while the first is postponed; others overtake', async () => {
  const email = channel(retryable);
  const { runtime, advance } = bench({ channels: { email }, delivery: { concurrency: 4 } });
  await runtime.submit(eventOf('a', 'ann', { channels: ['email', 'email', 'email'] }));
  await runtime.submit(eventOf('b', 'bob', { channels: ['email', 'email'] }));
  await runtime.idle();
  expect(email.sent).toEqual(['a:0', 'b:0', 'b:1']);
  await advance(1_000);
  expect(email.sent).toEqual(['a:0', 'b:0', 'b:1', 'a:0', 'a:1', 'a:2']);
});

test('no more deliveries are under way than allowed, and all are made', async () => {
  let going = 0;
  let most = 0;
  const sent: string[] = [];
  const email: Channel = {
    name: 'email',
    send: async ({ decision, now }) => {
      most = Math.max(most, (going += 1));
      await new Promise((resolve) => setImmediate(resolve));
      going -= 1;
      sent.push(decision.id);
      return {
        kind: 'receipt',
        decision: decision.id,
        customer: decision.customer,
        channel: 'email',
        status: 'sent',
        time: now,
      };
    },
  };
  const { runtime, store } = bench({ channels: { email }, delivery: { concurrency: 3 } });
  const ids = Array.from({ length: 200 }, (_, n) => `e${String(n)}`);
  await Promise.all(ids.map((id) => runtime.submit(eventOf(id, `c-${id}`, { channels: ['email'] }))));
  await runtime.idle();
  expect(most).toBe(3);
  expect([...sent].sort()).toEqual(ids.map((id) => `${id}:0`).sort());
  expect(await store.nextDelivery()).toBeUndefined();
});

test('what an earlier process has left in the outbox is delivered, under the same id', async () => {
  const store = memoryStore();
  const left = {
    customer: 'ann',
    expectedVersion: 0,
    inputId: 'e1',
    state: stateOf('ann', accountOf(undefined)),
    wakeAt: undefined,
  };
  await store.commit([{ ...left, decisions: [decisionOf('d1', 'ann', 'email'), decisionOf('d2', 'ann', 'sms')] }]);
  const email = channel();
  const { runtime, advance } = bench({ store, channels: { email } });
  await flush();
  await runtime.idle();
  expect(email.sent).toEqual(['d1']);
  await advance(100);
  // A channel that is no longer there: kept where it can be looked at.
  expect(await store.deadLetters(9)).toMatchObject([
    { decision: { id: 'd2' }, receipt: { status: 'failed', retryable: false } },
  ]);
});

test('a store that fails after sending is tried again, not the sending', async () => {
  const store = memoryStore();
  let failures = 3;
  const email = channel();
  const { runtime, signals, clock } = bench({
    channels: { email },
    store: faulty(
      { settle: async (id) => ((failures -= 1) > 0 ? Promise.reject(new Error('busy')) : store.settle(id)) },
      store,
    ),
  });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }));
  await clock.advance(10_000, flush);
  expect(email.sent).toEqual(['e1:0']);
  expect(faultsOf(signals)).toEqual(['STORE_FAILED', 'STORE_FAILED']);
  expect(await store.nextDelivery()).toBeUndefined();
});

test('customers are woken when they are due, years ahead too', async () => {
  const email = channel();
  const { runtime, store, advance, clock } = bench({ channels: { email } });
  await runtime.submit(eventOf('e1', 'ann', { alarmIn: 40 * 365 * 86_400_000 }));
  await runtime.submit(eventOf('e2', 'bob', { alarmIn: 60_000 }));
  await runtime.submit(eventOf('e3', 'bob', { alarmIn: 90_000 }));
  await advance(58_999);
  expect(email.sent).toEqual([]);
  await advance(1);
  expect([email.sent, clock.now()]).toEqual([['w:e2'], 60_000]);
  await advance(41 * 365 * 86_400_000);
  expect(email.sent).toEqual(['w:e2', 'w:e3', 'w:e1']);
  expect(await store.nextDue()).toBeUndefined();
});

test('what fell due while no process ran is woken at the start, however many', async () => {
  const store = memoryStore();
  for (let n = 0; n < 600; n += 1) {
    const customer = `c${String(n)}`;
    const state = stateOf(customer, { ...accountOf(undefined), alarms: [{ id: customer, at: n }] });
    await store.commit([{ customer, expectedVersion: 0, inputId: undefined, state, wakeAt: n, decisions: [] }]);
  }
  const email = channel();
  const { runtime } = bench({ store, channels: { email } });
  await flush();
  await runtime.idle();
  expect(new Set(email.sent).size).toBe(600);
  expect(email.sent).toHaveLength(600);
});

test('a wake-up that the customer has overtaken is stale, and wakes nobody', async () => {
  const store = memoryStore();
  const steps: string[] = [];
  const step: Step = Object.assign(
    (...args: Parameters<Step>) => {
      steps.push(args[1].kind ?? 'event');
      return ledger(...args);
    },
    { strategy: ledger.strategy },
  );
  let overtake: (() => Promise<unknown>) | undefined;
  const slow = faulty(
    {
      due: async (now, limit) => {
        const due = await store.due(now, limit);
        const run = overtake;
        overtake = undefined;
        await run?.();
        return due;
      },
    },
    store,
  );
  const { runtime, advance } = bench({ step, store: slow, channels: { email: channel() } });
  await runtime.submit(eventOf('e1', 'ann', { alarmIn: 2_000 }));
  await flush();
  overtake = () => runtime.submit(eventOf('e2', 'ann', { calm: true }));
  await advance(1_000);
  expect(steps).toEqual(['event', 'event']);
});

test('a due time that is set while the store is asked for the next one is not missed', async () => {
  const store = memoryStore();
  let meanwhile: (() => Promise<unknown>) | undefined;
  const slow = faulty(
    {
      nextDue: async () => {
        const next = await store.nextDue();
        const run = meanwhile;
        meanwhile = undefined;
        await run?.();
        return next;
      },
    },
    store,
  );
  const email = channel();
  const { runtime, advance } = bench({ store: slow, channels: { email } });
  meanwhile = () => runtime.submit(eventOf('e1', 'ann', { alarmIn: 2_000 }));
  await flush();
  await advance(1_000);
  expect(email.sent).toEqual(['w:e1']);
});

test('a step that asks without end to be woken at once is put to rest, and others are not held up', async () => {
  let wakes = 0;
  const step: Step = Object.assign(
    (...[state, input, now]: Parameters<Step>) => {
      const result = ledger(state, input, now);
      if (input.customer !== 'mad') return result;
      if (input.kind === 'wakeUp') wakes += 1;
      return { ...result, state: result.state, wakeAt: now };
    },
    { strategy: ledger.strategy },
  );
  const email = channel();
  const { runtime, signals, advance } = bench({ step, channels: { email } });
  await runtime.submit(eventOf('e1', 'mad', {}));
  await runtime.submit(eventOf('e2', 'ann', { alarmIn: 2_000 }));
  await runtime.idle();
  expect(wakes).toBe(100);
  expect(faultsOf(signals)).toEqual(['WAKE_LOOP']);
  await advance(1_000);
  expect(email.sent).toEqual(['w:e2']);
  expect(wakes).toBe(100);
  await advance(60_000);
  expect(wakes).toBe(200);
});

test('a step that throws on waking is put to rest too', async () => {
  const step: Step = Object.assign(
    (...args: Parameters<Step>) => {
      if (args[1].kind === 'wakeUp') throw new Error('bug');
      return ledger(...args);
    },
    { strategy: ledger.strategy },
  );
  const { runtime, signals, store, advance, clock } = bench({ step });
  await runtime.submit(eventOf('e1', 'ann', { alarmIn: 2_000 }));
  await advance(1_000);
  expect(faultsOf(signals)).toEqual(['WAKE_LOOP']);
  expect(await store.nextDue()).toBe(clock.now() + 60_000);
});

test('a store that cannot be asked is asked again', async () => {
  const store = memoryStore();
  let broken = true;
  const email = channel();
  const fail = async (): Promise<never> => Promise.reject(new Error('away'));
  const { runtime, signals, advance } = bench({
    channels: { email },
    store: faulty(
      {
        due: (now, limit) => (broken ? fail() : store.due(now, limit)),
        outbox: (now, limit) => (broken ? fail() : store.outbox(now, limit)),
      },
      store,
    ),
  });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'], alarmIn: 1_500 }));
  await runtime.idle();
  broken = false;
  await advance(2_000);
  expect(email.sent).toEqual(['e1:0', 'w:e1']);
  expect(new Set(faultsOf(signals))).toEqual(new Set(['STORE_FAILED']));
});

test('a report is read by its channel and its events are submitted', async () => {
  const event = eventOf('e1', 'ann', { add: 1 });
  const email: Channel = {
    ...channel(),
    read: async () => ({ ok: true, events: [event, event], skipped: [{ index: 2, why: 'test' }] }),
  };
  const broken: Channel = { ...channel(), read: async () => Promise.reject(new Error('bug')) };
  const { runtime } = bench({ channels: { email, broken, mute: channel() } });
  const report = { headers: {}, body: new Uint8Array(), received: 0 };
  const read = await runtime.report('email', report);
  expect(read).toMatchObject({ ok: true, skipped: [{ index: 2 }], submitted: [{ event }, { event }] });
  expect(read.submitted.map((one) => one.submitted.answer)).toEqual(['committed', 'duplicate']);
  for (const name of ['broken', 'mute', 'nobody', 'constructor']) {
    expect(await runtime.report(name, report)).toMatchObject({ ok: false, code: 'MALFORMED', submitted: [] });
  }
});

test('a source is acknowledged after the commit, and asked again when it fails', async () => {
  const store = memoryStore();
  const acknowledged: string[] = [];
  let starts = 0;
  const source: EventSource = {
    name: 'queue',
    async *[Symbol.asyncIterator]() {
      starts += 1;
      for (let n = 0; n < 5; n += 1) {
        const input = eventOf(`e${String(n)}`, 'ann', { add: 1 });
        yield {
          input,
          acknowledge: async () => {
            expect(accountOf((await store.load('ann'))?.state).inputs).toContain(input.id);
            acknowledged.push(`${input.id}/${String(starts)}`);
            if (n === 4) throw new Error('queue is away');
          },
        };
        if (starts === 1 && n === 2) throw new Error('reset');
      }
    },
  };
  const { runtime, signals, clock } = bench({ store, sources: [source] });
  await flush();
  await clock.advance(2_000, flush);
  expect(acknowledged).toEqual(['e0/1', 'e1/1', 'e2/1', 'e0/2', 'e1/2', 'e2/2', 'e3/2', 'e4/2']);
  expect(accountOf((await store.load('ann'))?.state).total).toBe(5);
  expect(faultsOf(signals)).toEqual(['SOURCE_FAILED', 'SOURCE_FAILED']);
  await runtime.stop();
});

test('stop does not wait for a source that waits', async () => {
  let returned = false;
  const source: EventSource = {
    name: 'quiet',
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise(() => undefined),
      return: async () => ((returned = true), { done: true, value: undefined }),
    }),
  };
  const { runtime } = bench({ sources: [source] });
  await flush();
  await runtime.stop();
  expect(returned).toBe(true);
});

test('stop finishes what waits and what is under way, refuses the rest, and closes the store once', async () => {
  const store = memoryStore();
  const close = vi.fn(() => store.close());
  let answer: (() => void) | undefined;
  const sent: Decision[] = [];
  const email: Channel = {
    name: 'email',
    send: async ({ decision }) => {
      sent.push(decision);
      await new Promise<void>((resolve) => (answer = resolve));
      return {
        kind: 'receipt',
        decision: decision.id,
        customer: decision.customer,
        channel: 'email',
        status: 'sent',
        time: 0,
      };
    },
  };
  const kept = faulty({ close }, store);
  const { runtime, signals } = bench({ store: kept, channels: { email }, delivery: { concurrency: 1 } });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email', 'email'] }));
  await flush();
  const waiting = runtime.submit(eventOf('e2', 'ann', { add: 1 }));
  const stopped = runtime.stop();
  expect(runtime.stop()).toBe(stopped);
  expect(await runtime.submit(eventOf('e3', 'ann', {}))).toMatchObject({ answer: 'refused', why: 'STOPPED' });
  expect(await waiting).toMatchObject({ answer: 'committed' });
  expect(close).not.toHaveBeenCalled();
  expect(await store.outbox(0, 9)).toHaveLength(1);
  answer?.();
  await stopped;
  expect(sent.map((decision) => decision.id)).toEqual(['e1:0']);
  expect(close).toHaveBeenCalledTimes(1);
  expect(signals.flatMap((signal) => (signal.kind === 'receipt' ? [signal.receipt.status] : []))).toEqual(['sent']);
});

test('stop waits for deliveries no longer than its grace; they stay in the outbox', async () => {
  const store = memoryStore();
  const email = channel('hang');
  const clock = simulatedClock(0);
  const runtime = embed({
    step: ledger,
    store: faulty({ close: async () => undefined }, store),
    channels: { email },
    clock,
  });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }));
  await flush();
  let over = false;
  const stopped = runtime.stop(3_000).then(() => (over = true));
  await clock.advance(2_999, flush);
  expect(over).toBe(false);
  await clock.advance(1, flush);
  await stopped;
  expect(email.got[0]?.signal?.aborted).toBe(true);
  expect(await store.outbox(0, 9)).toMatchObject([{ decision: { id: 'e1:0' }, attempts: 0 }]);
});

test('signals tell everything in order, and end', async () => {
  const email = channel();
  const clock: Clock = simulatedClock(7);
  const runtime = embed({ step: ledger, store: memoryStore(), channels: { email }, clock });
  const kinds: string[] = [];
  runtime.signals$.subscribe({
    next: (signal) =>
      kinds.push(signal.kind === 'store' ? signal.operation : signal.kind === 'result' ? signal.answer : signal.kind),
    complete: () => kinds.push('complete'),
  });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }));
  await runtime.idle();
  await runtime.stop();
  expect(kinds).toEqual(['load', 'commit', 'committed', 'receipt', 'commit', 'committed', 'complete']);
});

test('a report about one customer may be longer than their queue', async () => {
  const events = Array.from({ length: 20 }, (_, n) => eventOf(`e${String(n)}`, 'ann', { add: 1 }));
  const email = { ...channel(), read: async () => ({ ok: true, events, skipped: [] }) as const };
  const { runtime } = bench({ channels: { email }, queue: { perCustomer: 2 } });
  const reported = await runtime.report('email', { headers: {}, body: new Uint8Array(), received: 0 });
  expect(reported.submitted.map(({ event, submitted }) => [event.id, submitted.answer])).toEqual(
    events.map(({ id }) => [id, 'committed']),
  );
});

test('it is ready while the store answers and it does not stop', async () => {
  const { runtime } = bench();
  expect(await runtime.ready()).toBe(true);
  await runtime.stop();
  expect(await runtime.ready()).toBe(false);
  const down = bench({ store: faulty({ nextDue: () => Promise.reject(new Error('gone')) }) });
  expect(await down.runtime.ready()).toBe(false);
});

test('it is not ready where it cannot commit, until it can', async () => {
  let isFull = true;
  const store = memoryStore();
  const { runtime } = bench({
    store: { ...store, commit: (units) => (isFull ? Promise.reject(new Error('full')) : store.commit(units)) },
  });
  await runtime.submit(eventOf('e1', 'ann', {}));
  expect(await runtime.ready()).toBe(true);
  await runtime.submit(eventOf('e2', 'bob', {}));
  expect(await runtime.ready()).toBe(false);
  isFull = false;
  await runtime.submit(eventOf('e3', 'cid', {}));
  expect(await runtime.ready()).toBe(true);
});

test('why a customer would get something is told from what is stored, also under an id of before', async () => {
  const step = compile({
    id: 'shop',
    version: '1',
    aggregates: { views: count('viewed') },
    actions: [{ id: 'club', channel: 'web', when: gte('profile.views', 2) }],
    funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
  });
  const { runtime, store } = bench({ step });
  for (const id of ['e1', 'e2']) {
    await runtime.submit({ id, type: 'viewed', customer: 'visitor', time: 0, properties: {} });
  }
  const identified = { id: 'e3', type: 'identify', customer: 'ann', time: 0, properties: { anonymousId: 'visitor' } };
  await runtime.submit(identified);
  const before = await store.load('ann');
  for (const customer of ['ann', 'visitor']) {
    const { candidates } = await runtime.explain({ customer });
    expect(candidates.map(({ sentence }) => sentence)).toEqual(['club was chosen for hero.']);
  }
  const { candidates } = await runtime.explain({ customer: 'nobody' });
  expect(candidates[0]?.fate?.reason).toBe('NOT_ELIGIBLE');
  expect(await store.load('ann')).toEqual(before);
});
