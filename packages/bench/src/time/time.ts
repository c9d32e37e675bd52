import { strict as assert } from 'node:assert';

import { assertClose } from '../assertClose.ts';
import type { Benchmark, Finding } from '../benchmark.ts';
import { garbage } from '../garbage.ts';
import { measure, QUICK, type Pace } from '../measure.ts';
import { ByHand } from './byHand.ts';
import { Opportune } from './opportune.ts';
import type { Subject } from './subject.ts';
import { busy, quiet, type Stream } from './work.ts';

const SIZES = [1_000, 100_000, 1_000_000];
/** Every customer has been here so often before the clock starts. */
const VISITS = 2;

const CHECKED = 60_000;
const CHECKED_CUSTOMERS = 500;

/** Twenty aggregates and a hundred triggers over a stream of which no trigger wants anything. */
export const timeQuiet: Benchmark = {
  name: 'time-quiet',
  title: 'Events per second where no trigger matches, by number of customers',
  about: 'events a second through 20 aggregates and 100 triggers, none of which matches; n customers',
  run: (pace) => run(quiet, pace),
};

/** The same where one event in ten opens or closes a match. */
export const timeBusy: Benchmark = {
  name: 'time-busy',
  title: 'Events per second where one in ten opens or closes a match, by number of customers',
  about: 'events a second through 20 aggregates and 100 triggers, one in ten opens or closes a match; n customers',
  run: (pace) => run(busy, pace),
};

async function* run(stream: Stream, pace: Pace): AsyncGenerator<Finding, void, undefined> {
  checkAnswers(stream);
  for (const n of pace === QUICK ? SIZES.slice(0, 1) : SIZES) {
    for (const [subject, make] of Object.entries(SUBJECTS)) {
      const it = make();
      for (let i = 0; i < n * VISITS; i += 1) it.take(stream(i, n));
      garbage();
      const row = await measure((i) => it.take(stream(n * VISITS + i, n)), pace);
      yield { subject, n, ...row };
      if (it instanceof Opportune)
        yield { name: 'state of a customer, JSON', n, value: bytesEach(it, n), unit: 'bytes' };
    }
  }
}

const SUBJECTS: Readonly<Record<string, () => Subject>> = {
  opportune: () => new Opportune(),
  'by-hand': () => new ByHand(),
};

/** A faster answer is worth something only if it is the same: what fired at each event, and what is known of all at the end. */
export function checkAnswers(stream: Stream, events: number = CHECKED): number {
  const [ours, theirs] = [new Opportune(), new ByHand()];
  let fired = 0;
  for (let i = 0; i < events; i += 1) {
    const event = stream(i, CHECKED_CUSTOMERS);
    const answer = ours.take(event);
    fired += answer.length;
    assert.deepEqual(answer, theirs.take(event), `what fired at event ${i}`);
  }
  for (let c = 0; c < CHECKED_CUSTOMERS; c += 1) {
    const customer = `customer-${c}`;
    assertClose(ours.profile(customer), theirs.profile(customer), customer);
  }
  return fired;
}

const SAMPLE = 1_000;

function bytesEach(ours: Opportune, n: number): number {
  const customers = Array.from({ length: Math.min(SAMPLE, n) }, (_, c) => Math.floor((c * n) / Math.min(SAMPLE, n)));
  const states = customers.map((c) => ours.state(`customer-${c}`)).filter((state) => state !== undefined);
  return states.reduce((bytes, state) => bytes + Buffer.byteLength(JSON.stringify(state)), 0) / states.length;
}
