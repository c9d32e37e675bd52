import { strict as assert } from 'node:assert';

import type { Benchmark } from '../benchmark.ts';
import { measure, type Operation } from '../measure.ts';
import { NotHere } from '../notHere.ts';
import { jsonRulesEngine } from '../step/jsonRulesEngine.ts';
import type { Matcher } from '../step/matcher.ts';
import { customers } from '../step/work.ts';
import { zenEngine } from '../step/zenEngine.ts';
import { timesAs } from '../timesAs.ts';
import { ByHand } from './byHand.ts';
import { Opportune } from './opportune.ts';
import { askedOf } from './requests.ts';
import { ASKING, CUSTOMERS, eventAt, offers } from './work.ts';

const ACTIONS = 1000;
const CHECKED = 30_000;
/** How many actions a request chooses from. */
const SIZES = [1000, 100_000];

/** The whole funnel over a stream of which one event in ten leads to a decision, beside the same written by hand. */
export const funnel: Benchmark = {
  name: 'funnel',
  title: 'Events per second, one in ten of which leads to decisions',
  about:
    'events a second with n actions, 100 triggers, 5 caps, a computed ranking and 3 slots, ' +
    `${CUSTOMERS.toLocaleString('en-US')} customers; one in ten leads to decisions. "request": decision requests a second with n actions.`,
  async *run(pace) {
    const work = offers(ACTIONS);
    checkAnswers();
    const ours = new Opportune(work);
    yield { subject: 'opportune', n: ACTIONS, ...(await measure((i) => ours.take(i), pace)) };
    const theirs = new ByHand(work);
    yield { subject: 'by-hand', n: ACTIONS, ...(await measure((i) => theirs.take(i), pace)) };
    const [traced, untraced] = [new Opportune(work, { trace: true }), new Opportune(work)];
    const times = timesAs(
      (i) => traced.take(i),
      (i) => untraced.take(i),
      pace,
    );
    yield { name: 'trace on, time against trace off', n: ACTIONS, value: times, unit: 'times' };
    for (const [name, make] of Object.entries(MATCHERS)) {
      const of = { subject: `${name}, conditions only`, n: ACTIONS };
      try {
        yield { ...of, ...(await measure(conditionsBy(await make(work)), pace)) };
      } catch (error) {
        if (!(error instanceof NotHere)) throw error;
        yield { ...of, why: error.message };
      }
    }
    for (const n of SIZES) yield { subject: 'request', n, ...(await measure(askedOf(n), pace)) };
  },
};

const MATCHERS = { 'json-rules-engine': jsonRulesEngine, '@gorules/zen-engine': zenEngine };

/** Who has no state does the conditions for one event in ten, and for the others nothing at all. */
function conditionsBy(match: Matcher): Operation {
  const traits = customers(CUSTOMERS);
  return (i) => {
    const event = eventAt(i);
    return ASKING.includes(event.type) ? match(event, traits.get(event.customer)!) : Promise.resolve();
  };
}

/** A faster answer is worth something only if it is the same. Gives how many events have led to decisions. */
export function checkAnswers(events: number = CHECKED, n: number = ACTIONS): number {
  const [ours, theirs] = [new Opportune(offers(n)), new ByHand(offers(n))];
  let decided = 0;
  for (let i = 0; i < events; i += 1) {
    const answer = ours.take(i);
    assert.deepEqual(bySlot(answer), bySlot(theirs.take(i)), `what was chosen at event ${i}`);
    if (answer.length > 0) decided += 1;
  }
  return decided;
}

const bySlot = (chosen: ReturnType<Opportune['take']>): readonly unknown[] =>
  [...chosen].sort(([one], [other]) => (one < other ? -1 : 1));
