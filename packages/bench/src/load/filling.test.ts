import type { CustomerEvent } from '@opportune/core';
import { embed, memoryStore } from '@opportune/node';
import { expect, test } from 'vitest';

import { fill } from './filling.ts';
import { step } from './step.ts';
import { work } from './work.ts';

const CUSTOMERS = 50;

test('customers are known before the clock starts, and what is sent leads to decisions', async () => {
  const store = memoryStore();
  const ours = step();
  await fill(store, ours, CUSTOMERS, Date.now());
  const runtime = embed({ step: ours, store });
  const { single, batch, question } = work(CUSTOMERS);

  const events = JSON.parse(batch(1000).body) as readonly CustomerEvent[];
  const answers = await Promise.all(
    [JSON.parse(single().body) as CustomerEvent, ...events].map(async (event) => runtime.submit(event)),
  );
  expect(new Set(answers.map(({ answer }) => answer))).toEqual(new Set(['committed']));
  expect(answers.some((taken) => taken.answer !== 'refused' && taken.result.decisions.length > 0)).toBe(true);

  const asked = Array.from({ length: 100 }, () => JSON.parse(question().body) as { customer: string; slots: string[] });
  const decided = await Promise.all(asked.map(async (one) => runtime.decide(one)));
  expect(decided.filter(({ length }) => length === 1).length).toBeGreaterThan(50);
  await runtime.stop();
});
