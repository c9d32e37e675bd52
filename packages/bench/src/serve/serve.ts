import { strict as assert } from 'node:assert';

import type { Benchmark, Finding } from '../benchmark.ts';
import { measure, type Operation, type Pace } from '../measure.ts';
import { bare } from './bare.ts';
import { opportune } from './opportune.ts';
import type { Subject } from './subject.ts';
import { ACTIONS, decideAt, eventsAt } from './work.ts';

/** The whole way of a request through the handler, beside what the router and JSON alone take. */
export const serve: Benchmark = {
  name: 'serve',
  title: 'Requests per second through the handler',
  about:
    `requests a second through the handler, without a socket, in turn, with ${ACTIONS.toLocaleString('en-US')} actions and 100 triggers. ` +
    '"events": n of them in a body. "decide": one request for all n actions. ' +
    'bare: a handler of Hono that parses the body and answers. All make their bodies as they go.',
  async *run(pace) {
    const subjects = { opportune: await opportune(), bare: bare() };
    await checkAnswers(subjects.opportune);
    for (const n of [1, 100]) yield* beside(subjects, 'events', n, pace, (subject) => sends(subject, n));
    yield* beside(subjects, 'decide', ACTIONS, pace, asks);
  },
};

async function* beside(
  subjects: { readonly opportune: Subject; readonly bare: Subject },
  what: string,
  n: number,
  pace: Pace,
  of: (subject: Subject) => Operation,
): AsyncGenerator<Finding, void, undefined> {
  const ours = await measure(of(subjects.opportune), pace);
  yield { subject: `opportune, ${what}`, n, ...ours };
  const theirs = await measure(of(subjects.bare), pace);
  yield { subject: `bare, ${what}`, n, ...theirs };
  yield { name: `${what}, time against bare`, n, value: theirs.perSecond / ours.perSecond, unit: 'times' };
}

const sends =
  ({ ask }: Subject, n: number): Operation =>
  (i) =>
    ask('/v1/events', eventsAt(i, n));

const asks =
  ({ ask }: Subject): Operation =>
  (i) =>
    ask('/v1/decide', decideAt(i));

/** What is fast because it is refused would be worth nothing. */
export async function checkAnswers({ ask }: Subject): Promise<void> {
  const before = -1;
  const { accepted } = JSON.parse(await ask('/v1/events', eventsAt(before, 100))) as { readonly accepted: number };
  assert.equal(accepted, 100);
  const { decisions } = JSON.parse(await ask('/v1/decide', decideAt(0))) as { readonly decisions: readonly unknown[] };
  assert.ok(decisions.length > 0, 'nothing was decided');
}
