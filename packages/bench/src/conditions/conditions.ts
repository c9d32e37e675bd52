import { strict as assert } from 'node:assert';

import type { Benchmark, Finding, Row } from '../benchmark.ts';
import { garbage } from '../garbage.ts';
import { measure, type Pace } from '../measure.ts';
import { NotHere } from '../notHere.ts';
import { bestFirst } from './bestFirst.ts';
import { byHand } from './byHand.ts';
import { factsOf } from './facts.ts';
import { generatedCode } from './generatedCode.ts';
import { growthbook } from './growthbook.ts';
import { hashIndex } from './hashIndex.ts';
import { jsonLogicEngine } from './jsonLogicEngine.ts';
import { jsonLogicJs } from './jsonLogicJs.ts';
import { jsonRulesEngine } from './jsonRulesEngine.ts';
import { opportune } from './opportune.ts';
import type { Answer, Decide, Subject } from './subject.ts';
import { wholeStep } from './wholeStep.ts';
import { offers, situations, type Offer, type Situation } from './work.ts';
import { zenEngine } from './zenEngine.ts';

export const subjects: readonly Subject[] = [
  opportune,
  wholeStep,
  byHand,
  bestFirst,
  hashIndex,
  generatedCode,
  jsonLogicJs,
  jsonLogicEngine,
  jsonRulesEngine,
  zenEngine,
  growthbook,
];

const SIZES = [10, 100, 1_000, 10_000, 100_000];
const SITUATIONS = 2_000;
/** How long one decision may take to be waited for. */
const PATIENCE_MS = 2_000;
/** How long to compare answers; a few are compared however long they take. */
const CHECK_MS = 1_000;
const CHECKED_AT_LEAST = 3;

/** Finding the best of n eligible actions: the condition language alone against what else evaluates conditions. */
export const conditions: Benchmark = {
  name: 'conditions',
  title: 'Decisions per second, by number of actions',
  about:
    'decisions a second: of n actions with 3 to 7 conditions each on an event and a nested profile, ' +
    'the best one whose conditions are all true.',
  async *run(pace) {
    const moments = situations(SITUATIONS);
    const slowness = new Map<Subject, number>();
    for (const n of SIZES) {
      const work = offers(n);
      const expected = byHand.prepare(work, moments) as (i: number) => Answer;
      for (const subject of subjects) {
        // What the slowest take grows with the actions: it is known beforehand where that would be too long.
        const millis = (slowness.get(subject) ?? 0) * n;
        if (millis > PATIENCE_MS) {
          const why = `one decision would take about ${(millis / 1000).toFixed(0)} s`;
          yield { subject: subject.name, n, why };
          continue;
        }
        const finding = await findingOf(subject, work, moments, expected, pace);
        if ('perSecond' in finding) slowness.set(subject, finding.p50us / 1000 / n);
        yield finding;
      }
      yield* factsOf(work, moments, pace);
    }
  },
};

async function findingOf(
  subject: Subject,
  work: readonly Offer[],
  moments: readonly Situation[],
  expected: (i: number) => Answer,
  pace: Pace,
): Promise<Finding> {
  const of = { subject: subject.name, n: work.length };
  garbage();
  try {
    const decide = await subject.prepare(work, moments);
    await checkAnswers(subject.name, decide, expected, moments.length);
    const row: Omit<Row, keyof typeof of> = await measure((i) => decide(i % moments.length), pace);
    return { ...of, ...row };
  } catch (error) {
    if (error instanceof NotHere) return { ...of, why: error.message };
    throw error;
  }
}

/** A faster answer is worth something only if it is the same. */
async function checkAnswers(
  name: string,
  decide: Decide,
  expected: (i: number) => Answer,
  atMost: number,
): Promise<void> {
  const end = performance.now() + CHECK_MS;
  for (let i = 0; i < atMost && (i < CHECKED_AT_LEAST || performance.now() < end); i += 1) {
    assert.equal(await decide(i), expected(i), `the answer of ${name} for situation ${i}`);
  }
}
