import { expect, test } from 'vitest';

import { eventOf } from '../../test/ledger.ts';
import { commits } from './commits.ts';
import type { Signal } from './signal.ts';
import type { RefusalReason } from './submitted.ts';

function bench() {
  let now = 1_000;
  const it = commits({ now: () => now });
  let n = 0;
  const input = (customer: string) => eventOf(`e${String((n += 1))}`, customer, {}, 0);
  return {
    it,
    later: (millis: number) => void (now += millis),
    refuse: (customer: string, why: RefusalReason = 'STORE_FAILED') =>
      it.see({ kind: 'refused', input: input(customer), refused: { answer: 'refused', why, detail: '' } }),
    answer: (answer: Extract<Signal, { kind: 'result' }>['answer']) =>
      it.see({ kind: 'result', input: input('zoe'), answer, now }),
  };
}

test('a store fails that could not commit for two customers, until it has for anybody', () => {
  const { it, refuse, answer } = bench();
  expect(it.fail).toBe(false);
  refuse('ann');
  expect(it.fail).toBe(false);
  refuse('bob');
  expect(it.fail).toBe(true);
  // These are answered without a commit.
  answer('duplicate');
  answer('ignored');
  expect(it.fail).toBe(true);
  answer('committed');
  expect(it.fail).toBe(false);
  refuse('ann');
  expect(it.fail).toBe(false);
});

test('one customer who cannot be stored is no failure, and what is refused for other reasons is none', () => {
  const { it, refuse } = bench();
  for (let n = 0; n < 9; n += 1) refuse('ann');
  for (const customer of ['bob', 'cid', 'dan']) refuse(customer, 'FULL');
  expect(it.fail).toBe(false);
});

test('after five seconds without anybody it may be tried, and the first failure is enough then', () => {
  const { it, refuse, later } = bench();
  for (const customer of ['ann', 'bob']) refuse(customer);
  later(4_999);
  expect(it.fail).toBe(true);
  later(1);
  expect(it.fail).toBe(false);
  refuse('cid');
  expect(it.fail).toBe(true);
  // The clock was set back.
  later(-86_400_000);
  expect(it.fail).toBe(false);
});
