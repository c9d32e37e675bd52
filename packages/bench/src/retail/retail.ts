import { strict as assert } from 'node:assert';

import { shared } from '../../../../.config/shared.ts';
import { assertClose } from '../assertClose.ts';
import type { Benchmark, Finding, Row } from '../benchmark.ts';
import { garbage } from '../garbage.ts';
import { QUICK, type Pace } from '../measure.ts';
import { median } from '../median.ts';
import { byHand } from './byHand.ts';
import { history, type History } from './history.ts';
import { opportune } from './opportune.ts';
import type { Subject } from './subject.ts';

export const FILE = 'data/online_retail/online_retail.csv.gz';
const LINES = 541_909;

/** An odd number, so that there is a middle one. */
const ROUNDS = 9;
const READING = 'reading alone';

/** A year of a shop's invoices, from the packed file to what is known of each customer. */
export const retail: Benchmark = {
  name: 'retail',
  title: 'Reads of Online Retail per second',
  about:
    `once through the ${LINES.toLocaleString('en-US')} lines of Online Retail, unpacked, read and grouped to events; ` +
    'opportune and by-hand send these through 20 aggregates and 10 triggers.',
  run,
};

async function* run(pace: Pace): AsyncGenerator<Finding, void, undefined> {
  const file = shared(FILE);
  const subjects: Readonly<Record<string, Subject | undefined>> = {
    opportune,
    'by-hand': byHand,
    [READING]: undefined,
  };
  if (file === undefined) {
    for (const subject of Object.keys(subjects))
      yield { subject, n: LINES, why: `there is no ../shared/${FILE} beside the repository` };
    return;
  }
  checkAnswers(await history(file));
  const rounds = await inTurns(file, subjects, pace === QUICK ? 1 : ROUNDS);
  for (const subject of Object.keys(subjects))
    yield { subject, n: LINES, ...distribution(rounds.map((round) => round[subject]!)) };
  const times = median(rounds.map((round) => round['opportune']! / round[READING]!));
  yield { name: 'time against reading alone', n: LINES, value: times, unit: 'times' };
}

/** How long each took, in milliseconds, round by round: they take turns, so that what else the machine does meets all. */
async function inTurns(
  file: string,
  subjects: Readonly<Record<string, Subject | undefined>>,
  rounds: number,
): Promise<readonly Readonly<Record<string, number>>[]> {
  const all: Record<string, number>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const took: Record<string, number> = {};
    for (const [name, subject] of Object.entries(subjects)) {
      garbage();
      const started = performance.now();
      const { events } = await history(file);
      subject?.(events);
      took[name] = performance.now() - started;
    }
    all.push(took);
  }
  return all;
}

function distribution(millis: readonly number[]): Omit<Row, 'subject' | 'n'> {
  const middle = median(millis);
  return { perSecond: 1000 / middle, p50us: middle * 1000, p99us: Math.max(...millis) * 1000 };
}

/** What is known of the file, and that plain code and the strategy see the same in it. */
export function checkAnswers({ events, lines, rejected }: History): void {
  const customers = [...new Set(events.map(({ customer }) => customer))];
  assert.deepEqual(
    { lines, rejected, events: events.length, customers: customers.length },
    { lines: LINES, rejected: 0, events: 22_190, customers: 4_372 },
  );
  const [ours, theirs] = [opportune(events), byHand(events)];
  assert.deepEqual(ours.fired, theirs.fired);
  for (const [name, times] of Object.entries({ second_purchase: 2_845, big_purchase: 1_323, lapsed: 4_928 }))
    assert.equal(ours.fired.get(name), times, name);
  for (const customer of customers) assertClose(ours.profile(customer), theirs.profile(customer), customer);
}
