import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { days, instant, minutes, type Clock, type Input, type Instant } from '@opportune/core';
import { klaviyo } from '@opportune/maps/klaviyo';
import { embed, memoryStore, sqliteStore, type Runtime, type Submitted } from '@opportune/node';
import { simulatedClock, type SimulatedClock } from '@opportune/testing';

import { whileWorth } from '../delivery/whileWorth.ts';
import { readJournal } from '../map/journal.ts';
import { outageIn, type Outage } from '../map/outage.ts';
import { startMap, type RunningMap } from '../map/startMap.ts';
import { beforeOpening } from '../shop/beforeOpening.ts';
import { seeHero } from '../shop/seeHero.ts';
import { ShopFloor } from '../shop/shopFloor.ts';
import type { Act } from '../shop/visit.ts';
import { retailStep } from '../strategy.ts';
import type { Figures } from './figures.ts';
import { outageStory } from './outageStory.ts';
import { listenForReports } from './reportListener.ts';
import type { ShopOptions } from './shopOptions.ts';
import type { Standing } from './standing.ts';

/** The first day is a Monday; on the seventh, clocks in Europe go back. */
export const OPENING: Instant = instant('2026-10-19T00:00:00Z');

const KEY = 'pk_retail_example';
const SECRET = 'retail-example-secret';
/** How often the platform reports. */
const TICK = minutes(5);
/** How much slower time passes where there is something to see. */
const SLOW_MOTION = 6;
/** Customers that are imported at the same time. */
const IMPORTED_TOGETHER = 64;

/**
 * Lets the shop live for some days against the mailing platform.
 *
 * Time is simulated, everything else is real: the store is a file, requests and reports go over HTTP between two
 * processes. The clock moves to the next thing that happens and then waits until all that it led to is over, answers of
 * the platform included. So for a seed every event, its time, every decision and every id are always the same, however
 * fast the machine is; and a run that was killed can live through the same days again, where all that is stored already
 * is a duplicate.
 */
export async function runShop(
  options: ShopOptions,
  figures: Figures,
  standing: Standing,
  stop: AbortSignal,
): Promise<void> {
  const { seed, customers } = options;
  const clock = simulatedClock(OPENING);
  const floor = new ShopFloor(seed, customers, OPENING);
  figures.customers = customers;
  let runtime: Runtime | undefined;
  // Whether the report is news or a duplicate: a customer who clicked comes.
  const listener = await listenForReports(clock, () => runtime!, {
    heard: ({ type, customer, id, time }) => {
      if (type === 'click') floor.clicked(customer, id, time);
    },
    answered: (isTaken) => void (figures.reports[isTaken ? 'taken' : 'refused'] += 1),
  });
  const outage = options.outage ? outageIn(OPENING, options.days) : undefined;
  const journal = journalOf(options);
  const map = await startMap({
    seed,
    customers,
    start: OPENING,
    days: options.days,
    key: KEY,
    secret: SECRET,
    reportTo: listener.url,
    journal,
    ...(outage !== undefined && { outage }),
  });
  try {
    runtime = open(options, clock, map);
    figures.watch(runtime);
    await live({ options, clock, floor, map, outage, runtime, figures, standing, stop });
    await runtime.stop();
    if (outage !== undefined && clock.now() > outage.to) {
      figures.outage = outageStory(outage, figures.book, readJournal(journal));
    }
  } finally {
    map.stop();
    listener.close();
  }
}

/** Beside the store, so that the platform remembers exactly as long as the shop does. */
const journalOf = ({ store, out }: ShopOptions): string =>
  store === undefined ? join(out, 'map.jsonl') : `${store}.map.jsonl`;

function open({ store }: ShopOptions, clock: Clock, map: RunningMap): Runtime {
  return embed({
    step: retailStep({ trace: true }),
    // NORMAL outlives a kill, which is what this demo is about. Inputs are remembered for longer than any run.
    store:
      store === undefined
        ? memoryStore()
        : sqliteStore({ file: store, synchronous: 'NORMAL', rememberInputs: days(3_650), clock }),
    channels: { email: whileWorth(klaviyo({ key: KEY, secret: SECRET, baseUrl: map.url })) },
    clock,
    // An outage of hours is sat out: nothing is given up before days have passed.
    delivery: { attempts: 200, backoff: { first: minutes(1), longest: minutes(30), random: () => 0.5 } },
  });
}

interface Life {
  readonly options: ShopOptions;
  readonly clock: SimulatedClock;
  readonly floor: ShopFloor;
  readonly map: RunningMap;
  readonly outage: Outage | undefined;
  readonly runtime: Runtime;
  readonly figures: Figures;
  readonly standing: Standing;
  readonly stop: AbortSignal;
}

async function live(life: Life): Promise<void> {
  const { options, clock, floor, map, outage, runtime, figures, standing, stop } = life;
  const settled = (): Promise<void> => runtime.idle();
  await importPast(life);
  standing.phase = 'open';
  let due = performance.now();
  let mapDue: Instant | undefined = OPENING;
  let delivered = 0;
  const end = OPENING + days(options.days);
  for (let now = OPENING; now < end && !stop.aborted; now += TICK) {
    if ((now - OPENING) % days(1) === 0) floor.open((now - OPENING) / days(1));
    if (now === outage?.from) {
      await map.crash();
      standing.phase = 'outage';
    } else if (now === outage?.to) {
      await map.recover(outage.from);
      standing.phase = 'open';
    }
    for (let act = floor.take(now + TICK); act !== undefined; act = floor.take(now + TICK)) {
      await clock.advanceTo(act.at, settled);
      await perform(life, act);
    }
    await clock.advanceTo(now + TICK, settled);
    await settled();
    // Nothing can have happened at the platform unless something was due there or it has just got something to do.
    const isMapDue = (mapDue !== undefined && mapDue <= clock.now()) || delivered !== figures.deliveries.accepted;
    if (isMapDue && standing.phase === 'open') {
      const advanced = await map.advance(clock.now());
      await settled();
      figures.map = advanced.figures;
      mapDue = advanced.next;
      delivered = figures.deliveries.accepted;
    }
    standing.now = clock.now();
    standing.done = (standing.now - OPENING) / (end - OPENING);
    if (options.speed !== undefined) {
      due += (TICK / 3_600 / options.speed) * (standing.phase === 'outage' ? SLOW_MOTION : 1);
      const ahead = due - performance.now();
      if (ahead > 5) await sleep(ahead);
    }
  }
  standing.phase = 'closed';
}

async function importPast({ options, floor, runtime, figures, standing, stop }: Life): Promise<void> {
  const waiting = [...floor.customers.values()];
  figures.isImporting = true;
  for (let from = 0; from < waiting.length && !stop.aborted; from += IMPORTED_TOGETHER) {
    const together = waiting.slice(from, from + IMPORTED_TOGETHER).map(async (customer) => {
      for (const event of beforeOpening(options.seed, customer, OPENING)) await hand(runtime, event);
    });
    await Promise.all(together);
    standing.done = from / waiting.length;
  }
  await runtime.idle();
  figures.isImporting = false;
}

async function perform({ options, runtime, figures }: Life, { at, input }: Act): Promise<void> {
  const begun = performance.now();
  const submitted = await hand(runtime, input);
  figures.latencies.add(performance.now() - begun);
  if (input.kind !== 'request' || submitted.answer !== 'committed') return;
  for (const decision of submitted.result.decisions) {
    for (const outcome of seeHero(options.seed, input.id, decision, at)) await hand(runtime, outcome);
  }
}

/** Hands an input over; where the runtime cannot take it there is no sense in going on. */
async function hand(runtime: Runtime, input: Input): Promise<Exclude<Submitted, { answer: 'refused' }>> {
  const submitted = await runtime.submit(input);
  if (submitted.answer === 'refused')
    throw new Error(`the runtime refuses inputs: ${submitted.why}, ${submitted.detail}`);
  return submitted;
}
