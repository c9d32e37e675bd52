import { simulatedClock } from '@opportune/testing';
import { expect, test } from 'vitest';

import { circuit, type CircuitOptions } from './circuit.ts';

const START = 1_000_000;

function bench(options: CircuitOptions = {}) {
  const clock = simulatedClock(START);
  const states: string[] = [];
  const made: string[] = [];
  const breaker = circuit({
    ...options,
    clock,
    random: () => 1,
    isFailure: (answer) => answer === 'bad',
    changed: (state) => states.push(state),
  });
  const call = (answer: 'bad' | 'good') =>
    breaker.run(async () => {
      made.push(answer);
      return answer;
    });
  const fail = async (times: number) => {
    for (let n = 0; n < times; n += 1) await call('bad');
  };
  return { breaker, clock, states, made, call, fail };
}

test('it opens after so many failures in a row, and then makes no call', async () => {
  const { breaker, states, made, call, fail } = bench();
  await fail(4);
  await call('good');
  await fail(4);
  expect([breaker.state, states]).toEqual(['closed', []]);
  await fail(1);
  expect([breaker.state, states]).toEqual(['open', ['open']]);
  const before = made.length;
  expect(await call('good')).toBeUndefined();
  expect(made).toHaveLength(before);
});

test('one call tries after the first wait; each that fails doubles the wait, up to the longest', async () => {
  const { breaker, clock, states, call, fail } = bench({ after: 1, first: 1_000, longest: 3_000 });
  await fail(1);
  const waits: number[] = [];
  for (let n = 0; n < 4; n += 1) {
    waits.push(breaker.probeAt - clock.now());
    await clock.advanceTo(breaker.probeAt - 1);
    expect(await call('bad')).toBeUndefined();
    await clock.advance(1);
    expect(await call('bad')).toBe('bad');
  }
  expect(waits).toEqual([1_000, 2_000, 3_000, 3_000]);
  await clock.advanceTo(breaker.probeAt);
  expect(await call('good')).toBe('good');
  expect(breaker.state).toBe('closed');
  expect(states).toEqual([
    'open',
    ...Array.from({ length: 4 }, () => ['halfOpen', 'open']).flat(),
    'halfOpen',
    'closed',
  ]);
  // And begins anew.
  await fail(1);
  expect(breaker.probeAt - clock.now()).toBe(1_000);
});

test('while one call tries there is no other', async () => {
  const { breaker, clock, fail, made } = bench({ after: 1 });
  await fail(1);
  await clock.advanceTo(breaker.probeAt);
  let answer = (_: string): void => undefined;
  const trying = breaker.run(() => new Promise<string>((resolve) => (answer = resolve)));
  expect(breaker.state).toBe('halfOpen');
  const second = breaker.run(async () => made.push('second'));
  answer('bad');
  await trying;
  expect(await second).toBeUndefined();
  expect(made).not.toContain('second');
});

test('a clock that was set back does not keep it open', async () => {
  let now = START;
  const clock = { now: () => now, wake: () => () => undefined };
  const breaker = circuit({ after: 1, clock, isFailure: (answer) => answer === 'bad', changed: () => undefined });
  await breaker.run(async () => 'bad');
  expect(await breaker.run(async () => 'good')).toBeUndefined();
  now = START - 3_600_000;
  expect(breaker.probeAt).toBe(now);
  expect(await breaker.run(async () => 'good')).toBe('good');
  expect(breaker.state).toBe('closed');
});
