import { writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, test } from 'vitest';

import {
  compile,
  hours,
  instant,
  minutes,
  standardAggregates,
  standardTriggers,
  type CustomerState,
} from '../../src/index.ts';
import { event } from '../event.ts';
import { Random } from '../fuzz/random.ts';
import { everyKind } from './everyKind.ts';

const START = instant('2026-11-02T09:00Z');
const EVENTS = Number(process.env['OPPORTUNE_SOAK'] ?? 6_000);
const CUSTOMERS = 4;
const STEP = minutes(10);
const TYPES = ['view', 'view', 'view', 'view', 'cart', 'cart', 'order'];

/** What a state has come to when its windows are full; a longer run must not make it larger than this. */
const MOST_BYTES = 50_000;
/** What code made quick and the runner's own records may add. */
const GROWTH = 0.05;

/** A run of so many events takes long enough to tell how far it has come. */
const LONG = 100_000;
/** At once: what the runner prints waits for the test to give way, which it never does. */
const tell = (line: string): void => void writeSync(2, `${line}\n`);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

test('S5 every part of a state is bounded, and nothing is kept beside it', { timeout: 2 ** 31 - 1 }, () => {
  const step = compile(everyKind, {
    recipes: {
      renew: (draft, { time }) => {
        draft['renewal'] = time + hours(20);
      },
    },
  });
  const random = new Random(Number(process.env['OPPORTUNE_SEED']), 0);
  const states = new Map<string, CustomerState>();
  const fired = new Set<string>();
  const warm = Math.floor(EVENTS / 2);
  let before = 0;
  let most = 0;
  for (let i = 0; i < EVENTS; i += 1) {
    if (i === warm) before = heap();
    if (EVENTS >= LONG && i % (EVENTS / 20) === 0) tell(`soak: ${Math.round((100 * i) / EVENTS)} %`);
    const customer = `customer-${i % CUSTOMERS}`;
    const time = START + i * STEP;
    const properties = { total: random.below(500), item: `item-${random.below(500)}` };
    const result = step(
      states.get(customer),
      event(random.pick(TYPES), time, properties, { id: `e${i}`, customer }),
      time,
    );
    expect(result.faults).toEqual([]);
    for (const { name } of result.fired) fired.add(name);
    states.set(customer, result.state);
    if (i % 97 === 0) most = Math.max(most, JSON.stringify(result.state).length);
  }
  const after = heap();
  console.log(`soak: ${EVENTS} events, ${most} bytes a state at most, heap ${before} bytes, then ${after}`);

  const kinds = [...Object.values(everyKind.aggregates ?? {}), ...Object.values(everyKind.triggers ?? {})];
  expect(new Set(kinds.map(({ kind }) => kind))).toEqual(
    new Set([...standardAggregates, ...standardTriggers].map(({ kind }) => kind)),
  );
  expect(fired).toEqual(new Set(Object.keys(everyKind.triggers ?? {}).filter((name) => name !== 'drain')));
  expect(most).toBeLessThanOrEqual(MOST_BYTES);
  expect(after / before - 1).toBeLessThan(GROWTH);
});
