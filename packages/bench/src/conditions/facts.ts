import { strict as assert } from 'node:assert';

import { matcher, type Matcher, type Moment } from '@opportune/core';

import type { Fact } from '../benchmark.ts';
import { bytesInUse, bytesNow, garbage, youngGarbage } from '../garbage.ts';
import type { Operation, Pace } from '../measure.ts';
import { median } from '../median.ts';
import { timesAs } from '../timesAs.ts';
import { byHand } from './byHand.ts';
import { entryOf, momentOf, type Entry } from './entry.ts';
import { offers, type Offer, type Situation } from './work.ts';
import { haystack } from './worstCase.ts';

const rank = ({ rank: value }: Entry): number => value;
const matcherOf = (entries: readonly Entry[]): Matcher<Entry> => matcher(entries, { rank });

/** What a matcher costs beside its decisions. */
export async function* factsOf(
  work: readonly Offer[],
  situations: readonly Situation[],
  pace: Pace,
): AsyncGenerator<Fact, void, undefined> {
  const n = work.length;
  const entries = work.map(entryOf);
  const moments = situations.map(momentOf);

  const compiles: number[] = [];
  const firsts: number[] = [];
  const rounds = roundsFor(n, pace);
  for (let k = 0; k < rounds; k += 1) {
    garbage();
    const started = performance.now();
    const fresh = matcherOf(entries);
    const compiled = performance.now();
    fresh.first(moments[k % moments.length]!);
    firsts.push((performance.now() - compiled) * 1000);
    compiles.push(((compiled - started) * 1000) / n);
  }
  yield { name: 'compile, per action', n, value: median(compiles), unit: 'µs' };
  yield { name: 'first decision after compile', n, value: median(firsts), unit: 'µs' };

  const kept = matcherOf(entries);
  const copies = Math.max(1, Math.round(10_000 / n));
  if (globalThis.gc !== undefined) {
    yield { name: 'memory, per action', n, value: memoryOf(() => matcherOf(entries), copies) / n, unit: 'bytes' };
    const left = (of: readonly Partial<Moment>[]): number => garbageOf((i) => kept.first(of[i % of.length]!), pace);
    yield { name: 'garbage, per decision', n, value: left(moments), unit: 'bytes' };
    const made = situations.map((situation) => momentOf(withNumbersMade(situation)));
    yield { name: 'garbage, numbers read aside, per decision', n, value: left(made), unit: 'bytes' };
  }
  yield { name: 'change one action', n, value: changeOf(kept, work, situations), unit: 'ms' };

  const { offered, tests } = haystack(n);
  const worst = matcherOf(offered);
  const value = timesAs(
    (i) => assertNone(worst.first(moments[i % moments.length]!)),
    (i) => assertNone(firstTrue(tests, situations[i % situations.length]!)),
    pace,
  );
  yield { name: 'nothing to index, time against closures', n, value, unit: 'times' };
}

/** As many rounds as make a steady median, fewer where each takes long. */
const roundsFor = (n: number, { measureMs }: Pace): number =>
  Math.max(1, Math.min(101, Math.round((measureMs * 100) / n)));

const CHANGES = 51;

/** Milliseconds to change one action; what comes of it is compared with what comes of changed offers. */
function changeOf(kept: Matcher<Entry>, work: readonly Offer[], situations: readonly Situation[]): number {
  // The same actions with other conditions.
  const others = offers(work.length, 1_848);
  const current = [...work];
  const times: number[] = [];
  let changed = kept;
  for (let k = 0; k < CHANGES; k += 1) {
    const at = (k * 7_919) % work.length;
    current[at] = { ...others[at]!, rank: current[at]!.rank };
    const entry = entryOf(current[at]);
    const started = performance.now();
    changed = changed.with([entry]);
    times.push(performance.now() - started);
  }
  const expected = byHand.prepare(current, situations);
  for (const [i, situation] of situations.slice(0, 100).entries()) {
    assert.equal(changed.first(momentOf(situation))?.id, (expected as (i: number) => unknown)(i), 'after a change');
  }
  return median(times);
}

/** Bytes that one thing holds; small things are told from noise where there are many. */
function memoryOf<T>(make: () => T, many: number): number {
  const before = bytesInUse();
  const kept = Array.from({ length: many }, make);
  const bytes = bytesInUse() - before;
  return bytes / kept.length;
}

/** Bytes that one call leaves behind; of several rounds the middle one, as a collection may fall into any. */
function garbageOf(operation: Operation, { warmUpMs }: Pace): number {
  // Few enough for what they leave to be there still.
  const CALLS = 2_000;
  const run = (): void => {
    for (let i = 0; i < CALLS; i += 1) operation(i);
  };
  // Code that is not optimized yet makes objects of its own.
  const warm = performance.now() + warmUpMs;
  while (performance.now() < warm) run();
  const left = (work: () => void): number => {
    const rounds = Array.from({ length: 15 }, () => {
      youngGarbage();
      const before = bytesNow();
      work();
      return bytesNow() - before;
    });
    return median(rounds);
  };
  return Math.max(0, left(run) - left(() => undefined)) / CALLS;
}

/**
 * The same, in objects that keep fractions as they keep texts. An ordinary one keeps the bare number, of which every reader
 * of `object[name]` makes a new object.
 */
const withNumbersMade = ({ event, profile }: Situation): Situation => ({
  event,
  profile: { ...profile, traits: Object.assign(Object.create(null), profile.traits) as Situation['profile']['traits'] },
});

function firstTrue(tests: readonly ((situation: Situation) => boolean)[], situation: Situation): number | undefined {
  for (let i = 0; i < tests.length; i += 1) if (tests[i]!(situation)) return i;
  return undefined;
}

function assertNone(answer: unknown): void {
  if (answer !== undefined) throw new Error('expected no answer where nothing is true');
}
