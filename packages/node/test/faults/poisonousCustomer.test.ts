import type { CustomerState, Step, StepResult } from '@opportune/core';
import { expect, test, vi } from 'vitest';

import { sqliteStore } from '../../src/store/sqliteStore.ts';
import { bench } from '../bench.ts';
import { channel } from '../channel.ts';
import { eventOf, ledger } from '../ledger.ts';

// The machine may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

/** The first, where they are looked at in the order of their names. */
const MAD = 'a-mad';
const OTHERS = Array.from({ length: 600 }, (_, n) => `c${String(n)}`);

/** A state that no store can write: JSON has no such numbers. */
const unwritable = (result: StepResult): StepResult => ({
  ...result,
  state: { ...result.state, profile: { ...result.state.profile, odd: 1n as never } } as CustomerState,
});

/** The ledger, but what one customer comes to at some inputs cannot be stored. */
const poisoned = (when: (kind: string) => boolean): Step =>
  Object.assign(
    (...given: Parameters<Step>) => {
      const [, { kind = 'event', customer }] = given;
      const result = ledger(...given);
      return customer === MAD && when(kind) ? unwritable(result) : result;
    },
    { strategy: ledger.strategy },
  );

test('a state that cannot be stored is refused, and not what is written together with it', async () => {
  const { runtime } = bench({ store: sqliteStore({ file: ':memory:' }), step: poisoned(() => true) });
  const customers = [MAD, ...OTHERS.slice(0, 20), MAD];
  const answers = await Promise.all(
    customers.map((customer, n) => runtime.submit(eventOf(`e${String(n)}`, customer, {}))),
  );
  expect(answers.filter(({ answer }) => answer === 'committed')).toHaveLength(20);
  for (const answer of [answers[0], answers.at(-1)]) expect(answer).toMatchObject({ why: 'STORE_FAILED' });
});

test('a customer who cannot be woken keeps nobody waiting, and is tried again', async () => {
  let isPoisoned = true;
  const email = channel();
  const { runtime, advance } = bench({
    store: sqliteStore({ file: ':memory:' }),
    step: poisoned((kind) => isPoisoned && kind === 'wakeUp'),
    channels: { email },
  });
  await runtime.submit(eventOf('mad', MAD, { alarmIn: 5_000 }));
  for (const customer of OTHERS) await runtime.submit(eventOf(customer, customer, { alarmIn: 5_000 }));
  // Due in the order of their names: the poisonous one is in each page of those who are looked at.
  await advance(4_000);
  expect(new Set(email.sent)).toEqual(new Set(OTHERS.map((customer) => `w:${customer}`)));
  isPoisoned = false;
  await advance(2_000);
  expect(email.sent).toHaveLength(OTHERS.length + 1);
  expect(email.sent.at(-1)).toBe('w:mad');
});

test('one who sends without end is refused, and nobody else', async () => {
  const { runtime } = bench({ store: sqliteStore({ file: ':memory:' }) });
  const mad = Array.from({ length: 2_000 }, (_, n) => runtime.submit(eventOf(`m${String(n)}`, MAD, { add: 1 })));
  const others = await Promise.all(OTHERS.map((customer) => runtime.submit(eventOf(customer, customer, {}))));
  expect(others.filter(({ answer }) => answer === 'committed')).toHaveLength(OTHERS.length);
  const answers = await Promise.all(mad);
  expect(answers.filter(({ answer }) => answer === 'committed')).toHaveLength(256);
  expect(answers.filter((one) => one.answer === 'refused' && one.why === 'FULL')).toHaveLength(2_000 - 256);
});

test('the decisions of one whom the platform never takes hold up no others', async () => {
  const inner = channel();
  const email = {
    ...inner,
    send: (delivery: Parameters<typeof inner.send>[0]) =>
      delivery.decision.customer === MAD ? new Promise<never>(() => undefined) : inner.send(delivery),
  };
  const { runtime, clock } = bench({ channels: { email }, delivery: { concurrency: 2 } });
  for (let n = 0; n < 20; n += 1) await runtime.submit(eventOf(`m${String(n)}`, MAD, { channels: ['email'] }));
  for (const customer of OTHERS) await runtime.submit(eventOf(customer, customer, { channels: ['email'] }));
  await expect.poll(() => inner.sent.length, { timeout: 30_000 }).toBe(OTHERS.length);
  expect(clock.now()).toBe(1_000);
});
