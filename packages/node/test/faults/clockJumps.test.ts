import { allocate, cap, compile, days, hours, limit, minutes, qualify, type Step } from '@opportune/core';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';

import { systemClock } from '../../src/clock/systemClock.ts';
import { embed } from '../../src/runtime/embed.ts';
import { memoryStore } from '../../src/store/memoryStore.ts';
import { channel, retryable, type Answer } from '../channel.ts';
import { eventOf, ledger } from '../ledger.ts';

const NOON = Date.UTC(2026, 10, 27, 12);

beforeEach(() => void vi.useFakeTimers({ now: NOON, toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** On the machine's own clock, as a machine whose time is set by somebody. */
function bench(answers: Answer[] = [], step: Step = ledger) {
  const email = channel(...answers);
  const runtime = embed({ step, store: memoryStore(), clock: systemClock(), channels: { email } });
  onTestFinished(() => runtime.stop(0));
  const pass = async (millis: number): Promise<void> => {
    await runtime.idle();
    await vi.advanceTimersByTimeAsync(millis);
    await runtime.idle();
  };
  return { email, runtime, pass };
}

const setBy = (millis: number): void => void vi.setSystemTime(Date.now() + millis);
const alarm = (id: string, millis: number) => eventOf(id, `c-${id}`, { alarmIn: millis }, Date.now());

test('set forward by a day, it does within a minute what is due by then, once', async () => {
  const { email, runtime, pass } = bench([{ ...retryable, retryAfter: hours(2) }]);
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }, Date.now()));
  await runtime.submit(alarm('a1', hours(3)));
  await pass(minutes(1));
  expect(email.sent).toEqual(['e1:0']);
  setBy(days(1));
  await pass(minutes(1));
  expect([...email.sent].sort()).toEqual(['e1:0', 'e1:0', 'w:a1']);
  await pass(days(2));
  expect(email.sent).toHaveLength(3);
});

test('set back by a day, it does nothing twice and nothing early, and what is new goes on', async () => {
  const { email, runtime, pass } = bench([{ ...retryable, retryAfter: hours(2) }]);
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }, Date.now()));
  await runtime.submit(alarm('a1', hours(3)));
  await pass(minutes(1));
  setBy(-days(1));
  // What came to be before waits until the clock shows its time: a day longer.
  await runtime.submit(eventOf('e2', 'bob', { channels: ['email'] }, Date.now()));
  await runtime.submit(alarm('a2', minutes(10)));
  await pass(minutes(11));
  expect(email.sent).toEqual(['e1:0', 'e2:0', 'w:a2']);
  await pass(days(1) + hours(2) - minutes(13));
  expect(email.sent).toHaveLength(3);
  await pass(minutes(1));
  expect(email.sent).toEqual(['e1:0', 'e2:0', 'w:a2', 'e1:0']);
  await pass(hours(1));
  expect(email.sent).toEqual(['e1:0', 'e2:0', 'w:a2', 'e1:0', 'w:a1']);
});

test.each([days(1), -days(1)])('a cap of one a week holds where the clock is set by %i ms', async (jump) => {
  const step = compile({
    id: 'shop',
    version: '1',
    actions: [{ id: 'hello', channel: 'web' }],
    funnel: [qualify(), limit(cap({ atMost: 1, per: days(7) })), allocate({ hero: { channel: 'web', atMost: 1 } })],
  });
  const { runtime, pass } = bench([], step);
  const first = await runtime.decide({ customer: 'ada' });
  expect(first).toMatchObject([{ action: 'hello', at: NOON }]);
  await pass(0);
  setBy(jump);
  expect(await runtime.decide({ customer: 'ada' })).toEqual([]);
  setBy(days(8));
  expect(await runtime.decide({ customer: 'ada' })).toMatchObject([{ action: 'hello', at: NOON + jump + days(8) }]);
});
