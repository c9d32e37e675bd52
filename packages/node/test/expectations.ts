import { expect, onTestFinished } from 'vitest';

import type { Durable } from './durable.ts';
import { accountOf } from './ledger.ts';
import type { Arrival } from './platform/arrival.ts';
import type { Platform } from './platform/startPlatform.ts';
import { CUSTOMERS, decisionsOf, EVENTS, expected } from './stream.ts';

/** Deliveries of a channel under way at the same time, as `embed` has them where nothing is said. */
const CONCURRENCY = 16;

const sorted = (ids: Iterable<string>): readonly string[] => [...ids].sort();

/** All of the stream has been dealt with, once and in order, and nothing is left over. */
export async function expectAllDone({
  durable,
  platform,
}: {
  readonly durable: Durable;
  readonly platform: Platform;
}): Promise<void> {
  const store = await durable.open();
  onTestFinished(() => store.close());
  const { events, alarms, decisions } = expected();
  const inputs: string[] = [];
  const woken: string[] = [];
  const receipts: string[] = [];
  const journal = await platform.journal();
  const arrivedAt = new Map(journal.map(({ decision }, n) => [decision, n] as const).reverse());
  for (let n = 0; n < CUSTOMERS; n += 1) {
    const account = accountOf((await store.load(`c${String(n)}`))?.state);
    expect(account).toMatchObject({ total: EVENTS / CUSTOMERS, alarms: [] });
    inputs.push(...account.inputs);
    woken.push(...account.woken);
    receipts.push(...Object.keys(account.receipts));
    const inOrder = account.inputs.flatMap(decisionsOf).map((id) => arrivedAt.get(id));
    expect(inOrder, 'told in another order').toEqual([...inOrder].sort((a, b) => Number(a) - Number(b)));
  }
  expect(sorted(inputs)).toEqual(sorted(events));
  expect(sorted(woken)).toEqual(sorted(alarms));
  expect(sorted(receipts)).toEqual(sorted(decisions));
  expect(sorted(arrivedAt.keys())).toEqual(sorted(decisions));
  expect(await durable.waiting()).toEqual([]);
  expect(await store.nextDue()).toBeUndefined();
  expect(await store.deadLetters(9)).toEqual([]);
}

/**
 * Who was told twice was told so by a platform that does not dedupe, of which the answer was lost, or came for a process
 * that was killed with it in hand.
 */
export async function expectRepeatsAreOwed(name: string, platform: Platform): Promise<void> {
  const journal = await platform.journal();
  const before = new Map<string, Arrival>();
  const toldBefore = new Map<string, Set<string>>();
  let repeats = 0;
  for (const arrival of journal) {
    const last = before.get(arrival.decision);
    before.set(arrival.decision, arrival);
    if (last === undefined) continue;
    repeats += 1;
    if (arrival.channel === 'email') expect(arrival.isEffect, `${arrival.decision} told twice`).toBe(false);
    if (last.isLost) continue;
    expect(arrival.run, `${arrival.decision} sent again for no reason`).not.toBe(last.run);
    const lane = `${String(last.run)} by ${last.channel}`;
    const ofLane = toldBefore.get(lane) ?? new Set();
    toldBefore.set(lane, ofLane.add(arrival.decision));
  }
  for (const [lane, { size }] of toldBefore) {
    expect(size, `run ${lane} had more in hand than it may`).toBeLessThanOrEqual(CONCURRENCY);
  }
  const lost = journal.filter(({ isLost }) => isLost).length;
  const doubled = journal.filter(({ isEffect }) => isEffect).length - before.size;
  const killed = [...toldBefore.values()].reduce((sum, { size }) => sum + size, 0);
  console.log(
    `${name}: ${EVENTS} events, ${before.size} decisions delivered, ${expected().alarms.length} timers; ${repeats} sent again ` +
      `(${lost} answers lost, ${killed} in hand of a killed process), ${doubled} of them told twice where nobody dedupes`,
  );
}
