import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  absence,
  allocate,
  cap,
  compile,
  count,
  days,
  limit,
  minutes,
  occurrence,
  type Channel,
  type CustomerEvent,
  type StateStore,
} from '@opportune/core';
import { simulatedClock, type SimulatedClock } from '@opportune/testing';
import { describe, expect, onTestFinished, test } from 'vitest';

import { embed, memoryStore, sqliteStore, type Runtime, type Signal } from '../src/index.ts';

const step = compile(
  {
    id: 'shop',
    version: '1',
    recipes: { told: 'tell' },
    aggregates: { views: count('view') },
    triggers: { left: absence({ after: 'cart', of: 'order', for: minutes(30) }), came: occurrence('visit') },
    actions: [
      { id: 'reminder', channel: 'email', on: 'left' },
      { id: 'hello', channel: 'email', on: 'came' },
    ],
    funnel: [limit(cap({ atMost: 9, per: days(1) })), allocate({ inbox: { channel: 'email', atMost: 1 } })],
  },
  { recipes: { tell: (draft, { properties }) => void Object.assign(draft, properties) } },
);

const did = (id: string, customer: string, type: string, time = 1000, properties = {}): CustomerEvent => ({
  id,
  type,
  customer,
  time,
  properties,
});
const identify = (from: string, to: string, id = `${from} is ${to}`): CustomerEvent =>
  did(id, to, 'identify', 1000, { anonymousId: from });

interface Bench {
  readonly clock: SimulatedClock;
  readonly sent: string[];
  readonly signals: Signal[];
  readonly start: () => Runtime;
  readonly store: () => StateStore;
}

/** A runtime that can be stopped and started again over one file. */
function bench(send: (profile: unknown) => Promise<void> = async () => undefined): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'opportune-'));
  const clock = simulatedClock(1000);
  const sent: string[] = [];
  const signals: Signal[] = [];
  let store: StateStore;
  const email: Channel = {
    name: 'email',
    send: async ({ decision, profile, now }) => {
      await send(profile);
      const { id, customer, action } = decision;
      sent.push(`${customer} ${action} ${JSON.stringify(profile)}`);
      return { kind: 'receipt', decision: id, customer, channel: 'email', status: 'sent', time: now };
    },
  };
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    clock,
    sent,
    signals,
    store: () => store,
    start: () => {
      store = sqliteStore({ file: join(folder, 'store.db'), clock });
      const runtime = embed({ step, store, clock, channels: { email } });
      runtime.signals$.subscribe((signal) => signals.push(signal));
      onTestFinished(() => runtime.stop(0));
      return runtime;
    },
  };
}

const viewsIn = async (runtime: Runtime, customer: string): Promise<unknown> =>
  (await runtime.export(customer)).known?.aggregates['views']?.value;

describe('identities', () => {
  test('I9 what a visitor did, and what is under way, is the customer’s, with a restart in between', async () => {
    const { start, clock, sent } = bench();
    const first = start();
    await first.submit(did('e1', 'v1', 'view'));
    await first.submit(did('e2', 'v1', 'cart'));
    await first.submit(did('e3', 'ada', 'told', 1000, { country: 'DE' }));
    await first.stop();

    const second = start();
    expect((await second.submit(identify('v1', 'ada'))).answer).toBe('committed');
    await second.stop();

    const third = start();
    expect((await third.submit(did('e1', 'v1', 'view'))).answer).toBe('duplicate');
    expect((await third.submit(identify('v1', 'ada'))).answer).toBe('duplicate');
    expect((await third.submit(did('e4', 'v1', 'view'))).answer).toBe('committed');
    await clock.advance(minutes(31), () => third.idle());

    expect(await viewsIn(third, 'v1')).toBe(2);
    expect(await viewsIn(third, 'ada')).toBe(2);
    expect(sent).toEqual(['ada reminder {"country":"DE"}']);
  });

  test('I9 a crash between the merge and its event loses and doubles nothing', async () => {
    const { start, store } = bench();
    const runtime = start();
    await runtime.submit(did('e1', 'v1', 'view'));
    const { state, version } = (await store().load('v1'))!;
    const merged = step(undefined, { kind: 'merge', customer: 'ada', state }, 1000);
    const moves = { customer: 'v1', expectedVersion: version, state: { ...state, aggregates: {}, successor: 'ada' } };
    const unit = { customer: 'ada', expectedVersion: 0, inputId: undefined, wakeAt: undefined, decisions: [] };
    await store().commit([{ ...unit, state: merged.state, moves }]);

    expect((await runtime.submit(identify('v1', 'ada'))).answer).toBe('committed');
    expect(await viewsIn(runtime, 'ada')).toBe(1);
  });

  test('I9 a decision for the visitor that has not left goes out with the customer’s profile, and its receipt is theirs', async () => {
    let isOpen: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (isOpen = resolve));
    const { start, sent, store } = bench(() => gate);
    const runtime = start();
    await runtime.submit(did('e0', 'v1', 'visit'));
    await runtime.submit(did('e1', 'v1', 'visit', 1001));
    await runtime.submit(did('e2', 'ada', 'told', 1000, { country: 'DE' }));
    await runtime.submit(identify('v1', 'ada'));
    isOpen();
    await runtime.idle();

    expect(sent.at(-1)).toBe('v1 hello {"country":"DE"}');
    expect((await store().load('ada'))!.state.contacts.map(({ status }) => status)).toEqual(['committed', 'committed']);
    expect((await store().load('v1'))!.state.contacts).toEqual([]);
  });

  test('I8, I9 many at once, said at the same time as the two go on, count once each', async () => {
    const { start } = bench();
    const runtime = start();
    const views = Array.from({ length: 60 }, (_, i) => did(`e${i}`, ['v1', 'v2', 'ada'][i % 3]!, 'view', 1000));
    const said = [
      identify('v1', 'ada', 's1'),
      identify('v2', 'v1', 's2'),
      identify('ada', 'v2', 's3'),
      identify('v1', 'ada', 's4'),
    ];
    const all = [
      ...views.slice(0, 20),
      said[0]!,
      ...views.slice(20, 30),
      said[1]!,
      ...views.slice(30, 45),
      ...said.slice(2),
      ...views.slice(45),
    ];
    const answers = await Promise.all(all.map((event) => runtime.submit(event)));

    expect(new Set(answers.map(({ answer }) => answer))).toEqual(new Set(['committed']));
    expect(await viewsIn(runtime, 'v2')).toBe(60);
    expect(await viewsIn(runtime, 'ada')).toBe(60);
  });

  test('I8 a merge that cannot be stored refuses its input, which may come again', async () => {
    const store = memoryStore();
    const commit = store.commit.bind(store);
    let isBroken = false;
    const broken: StateStore = {
      ...store,
      commit: (units) => (isBroken ? Promise.reject(new Error('disk full')) : commit(units)),
    };
    const runtime = embed({ step, store: broken, clock: simulatedClock(1000) });
    onTestFinished(() => runtime.stop(0));
    await runtime.submit(did('e1', 'v1', 'view'));
    isBroken = true;
    expect(await runtime.submit(identify('v1', 'ada'))).toMatchObject({ answer: 'refused', why: 'STORE_FAILED' });
    isBroken = false;
    expect((await runtime.submit(identify('v1', 'ada'))).answer).toBe('committed');
    expect(await viewsIn(runtime, 'ada')).toBe(1);
  });
});

describe('erase and export', () => {
  test('I10 the file holds what is known and what waits, also under an old id', async () => {
    const { start } = bench(async () => {
      throw new Error('down');
    });
    const runtime = start();
    await runtime.submit(did('e1', 'v1', 'visit'));
    await runtime.idle();
    await runtime.submit(identify('v1', 'ada'));
    for (const id of ['ada', 'v1']) {
      const { known, outbox, deadLetters } = await runtime.export(id);

      expect(known).toMatchObject({ customer: 'ada', identities: ['v1'] });
      expect(outbox.map(({ decision }) => decision.action)).toEqual(['hello']);
      expect(deadLetters).toEqual([]);
    }
    expect(await runtime.export('nobody')).toEqual({ known: undefined, outbox: [], deadLetters: [] });
  });

  test('I10 nothing is left of who is erased, nothing goes out, and late events bring nothing back', async () => {
    const { start, clock, sent } = bench(async () => {
      throw new Error('down');
    });
    const first = start();
    await first.submit(did('e1', 'v1', 'visit', 1000, { secret: 'x' }));
    await first.submit(identify('v1', 'ada'));
    await first.submit(did('e2', 'ada', 'cart', 1000, { secret: 'x' }));
    await first.submit(did('e3', 'bob', 'visit'));
    await first.idle();

    expect([...(await first.erase('v1'))].sort()).toEqual(['ada', 'v1']);
    await first.stop();
    const second = start();
    const late = await second.submit(did('e4', 'ada', 'cart', 900));
    const older = await second.submit(did('e5', 'v1', 'cart', 900));
    await clock.advance(days(1), () => second.idle());

    expect([late, older]).toMatchObject([{ result: { ignored: 'ERASED' } }, { result: { ignored: 'ERASED' } }]);
    for (const id of ['ada', 'v1']) {
      const file = await second.export(id);
      expect(file).toMatchObject({
        known: { erasedAt: 1000, attributes: {}, aggregates: {}, triggers: {} },
        outbox: [],
        deadLetters: [],
      });
      expect(JSON.stringify(file)).not.toContain('secret');
    }
    expect((await second.export('bob')).known?.erasedAt).toBeUndefined();
    expect(sent).toEqual([]);
  });

  test('I10 who comes back after that is somebody new', async () => {
    const { start, clock } = bench();
    const runtime = start();
    await runtime.submit(did('e1', 'ada', 'view'));
    await runtime.erase('ada');
    await clock.advance(10, () => runtime.idle());

    expect((await runtime.submit(did('e2', 'ada', 'view', 1005))).answer).toBe('committed');
    expect(await viewsIn(runtime, 'ada')).toBe(1);
  });

  test('I10 what the runtime has taken from the outbox, and not begun to send, does not go out', async () => {
    let isOpen: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (isOpen = resolve));
    const sent: string[] = [];
    const email: Channel = {
      name: 'email',
      send: async ({ decision: { id, customer }, now }) => {
        await gate;
        sent.push(customer);
        return { kind: 'receipt', decision: id, customer, channel: 'email', status: 'sent', time: now };
      },
    };
    const store = memoryStore();
    const decided = embed({
      step,
      store,
      clock: simulatedClock(1000),
      channels: { email },
      delivery: { concurrency: 1 },
    });
    onTestFinished(() => decided.stop(0));
    const visits = ['bob', 'ada', 'cleo'].map((customer) => did(`e ${customer}`, customer, 'visit'));
    await Promise.all(visits.map((visit) => decided.submit(visit)));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await decided.erase('ada');
    isOpen();
    await decided.idle();

    expect(sent).toEqual(['bob', 'cleo']);
  });
});
