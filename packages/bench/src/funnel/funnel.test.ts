import { expect, it } from 'vitest';

import { NotHere } from '../notHere.ts';
import { jsonRulesEngine } from '../step/jsonRulesEngine.ts';
import { customers } from '../step/work.ts';
import { zenEngine } from '../step/zenEngine.ts';
import { checkAnswers } from './funnel.ts';
import { CUSTOMERS, eventAt, offers } from './work.ts';

it('what is written by hand chooses the same, and about one event in ten leads to a decision', () => {
  const decided = checkAnswers(6000, 100);

  expect(decided).toBeGreaterThan(200);
  expect(decided).toBeLessThan(700);
});

it('the engines that do the conditions alone find the same actions', async ({ skip }) => {
  const work = offers(200);
  const traits = customers(CUSTOMERS);
  const zen = await zenEngine(work).catch((error: unknown) => {
    if (error instanceof NotHere) skip(error.message);
    throw error;
  });
  const rules = jsonRulesEngine(work);
  let found = 0;
  for (let i = 0; i < 400; i += 1) {
    const event = eventAt(i);
    const profile = traits.get(event.customer)!;
    const theirs = [...(await rules(event, profile))].sort();
    expect([...(await zen(event, profile))].sort()).toEqual(theirs);
    found += theirs.length;
  }
  expect(found).toBeGreaterThan(20);
  // json-rules-engine takes seconds for what ours does in one hundredth of one.
}, 60_000);
