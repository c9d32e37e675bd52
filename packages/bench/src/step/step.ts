import { strict as assert } from 'node:assert';

import type { StepResult } from '@opportune/core';

import type { Benchmark } from '../benchmark.ts';
import { measure } from '../measure.ts';
import { byHand } from './byHand.ts';
import { jsonLogicJs } from './jsonLogicJs.ts';
import { jsonRulesEngine } from './jsonRulesEngine.ts';
import type { Matcher } from './matcher.ts';
import { Opportune } from './opportune.ts';
import { customers, eventAt, offers } from './work.ts';

const CUSTOMERS = 10_000;
const CHECKED = 300;

const matchers = { 'by-hand': byHand, 'json-logic-js': jsonLogicJs, 'json-rules-engine': jsonRulesEngine };

/** The whole step of ours against what rule engines do of it. */
export const step: Benchmark = {
  name: 'step',
  title: 'Events per second, by number of actions',
  about:
    `events a second with n actions and n/10 triggers, ${CUSTOMERS.toLocaleString('en-US')} customers. ` +
    'opportune does the whole step (duplicates, profile, triggers, caps, ranking, new state); ' +
    'the others do nothing but the conditions of all actions.',
  async *run(pace) {
    for (const n of [10, 100, 1000]) {
      const work = offers(n);
      const traits = customers(CUSTOMERS);
      const ours = new Opportune(work, CUSTOMERS);
      yield { subject: 'opportune', n, ...(await measure((i) => ours.take(i), pace)) };
      for (const [subject, make] of Object.entries(matchers)) {
        const match: Matcher = make(work);
        await checkAnswers(match, new Opportune(work, CUSTOMERS, true), traits);
        const operation = (i: number): unknown => {
          const event = eventAt(i, CUSTOMERS);
          return match(event, traits.get(event.customer)!);
        };
        yield { subject, n, ...(await measure(operation, pace)) };
      }
    }
  },
};

/** A faster answer is worth something only if it is the same. */
async function checkAnswers(match: Matcher, ours: Opportune, traits: ReturnType<typeof customers>): Promise<void> {
  for (let i = 0; i < CHECKED; i += 1) {
    const event = eventAt(i, CUSTOMERS);
    const theirs = await match(event, traits.get(event.customer)!);
    assert.deepEqual([...theirs].sort(), qualified(ours.take(i), event.type));
  }
}

/** What got past `qualify`: chosen, or dropped by a later stage. */
const qualified = ({ decisions, dropped }: StepResult, type: string): readonly string[] =>
  [...decisions, ...dropped.filter(({ stage }) => stage !== 'qualify')]
    .filter(({ cause }) => cause.kind === 'trigger' && cause.trigger === `on_${type}`)
    .map(({ action }) => action)
    .sort();
