import { allocate, compile, limit, quota, type DecisionRequest, type Ledger } from '@opportune/core';
import { simulatedClock } from '@opportune/testing';
import { expect, onTestFinished, test } from 'vitest';

import { memoryLedger } from '../ledger/memoryLedger.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { embed } from './embed.ts';
import type { EmbedOptions } from './embedOptions.ts';
import type { Runtime } from './runtime.ts';

const step = compile({
  id: 'shop',
  version: '1',
  actions: [
    { id: 'coupon', channel: 'email', value: 2 },
    { id: 'hello', channel: 'email' },
  ],
  funnel: [
    limit(quota({ account: 'coupons', action: 'coupon', atMost: 10 })),
    allocate({ inbox: { channel: 'email', atMost: 1 } }),
  ],
});

const running = (options: Partial<EmbedOptions> = {}): Runtime => {
  const runtime = embed({ step, store: memoryStore(), clock: simulatedClock(1000), ...options });
  onTestFinished(() => runtime.stop(0));
  return runtime;
};

const request = (n: number, id = `r${n}`): DecisionRequest => ({ kind: 'request', id, customer: `c${n}` });

const actionOf = async (runtime: Runtime, input: DecisionRequest): Promise<unknown> => {
  const submitted = await runtime.submit(input);
  return 'result' in submitted ? submitted.result.decisions.map(({ action }) => action).join() : submitted.why;
};

test('Q3 of fifty customers who ask at once of two processes, as many get the coupon as there are, and the others the next best', async () => {
  const ledger = memoryLedger();
  const [one, two] = [running({ ledger }), running({ ledger })];
  const actions = await Promise.all(
    Array.from({ length: 50 }, (_, n) => actionOf(n % 2 === 0 ? one : two, request(n))),
  );

  expect(actions.filter((action) => action === 'coupon')).toHaveLength(10);
  expect(actions.filter((action) => action === 'hello')).toHaveLength(40);
});

test('Q3 a delivery that failed for good gives its place to somebody else', async () => {
  const runtime = running();
  const decisions: string[] = [];
  for (let n = 0; n < 10; n += 1) {
    const submitted = await runtime.submit(request(n));
    if ('result' in submitted) decisions.push(...submitted.result.decisions.map(({ id }) => id));
  }
  expect(await actionOf(runtime, request(10))).toBe('hello');
  const [decision] = decisions;
  await runtime.submit({
    kind: 'receipt',
    decision: decision!,
    customer: 'c0',
    channel: 'email',
    status: 'failed',
    time: 1000,
  });

  expect(await actionOf(runtime, request(11))).toBe('coupon');
  expect(await actionOf(runtime, request(12))).toBe('hello');
});

test('Q3 what was reserved for a step that could not be stored is given back where others were quicker', async () => {
  const store = memoryStore();
  let isBusy = true;
  const ledger = memoryLedger();
  const runtime = running({
    ledger,
    store: {
      ...store,
      commit: async (units) => (isBusy ? units.map(() => 'conflict' as const) : store.commit(units)),
    },
  });

  for (let n = 0; n < 12; n += 1) expect(await actionOf(runtime, request(n))).toBe('CONFLICT');
  isBusy = false;
  expect(await actionOf(runtime, request(0))).toBe('coupon');
});

test('Q3 a ledger that cannot be reached refuses the input, which may be handed over again', async () => {
  let isDown = true;
  const inner = memoryLedger();
  const ledger: Ledger = {
    ...inner,
    reserve: (reservation) => (isDown ? Promise.reject(new Error('no answer')) : inner.reserve(reservation)),
  };
  const runtime = running({ ledger });

  expect(await runtime.submit(request(1))).toEqual({ answer: 'refused', why: 'LEDGER_FAILED', detail: 'no answer' });
  isDown = false;
  expect(await actionOf(runtime, request(1))).toBe('coupon');
});
