import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { CustomerState } from '@opportune/core';
import { sqliteStore } from '@opportune/node';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { startDemo, runDemo } from '../../test/runDemo.ts';
import { temporary } from '../../test/temporary.ts';
import { readJournal } from '../map/journal.ts';
import { customerAt } from '../shop/customer.ts';
import type { Summary } from './summary.ts';

const CUSTOMERS = 50;
const WORLD = ['--customers', String(CUSTOMERS), '--days', '3', '--seed', '3', '--fast'];

/** Every customer as stored; but for the ids of the last inputs, since a page that was never answered saw no banner. */
async function customersIn(file: string): Promise<Omit<CustomerState, 'seen'>[]> {
  const store = sqliteStore({ file });
  const states: Omit<CustomerState, 'seen'>[] = [];
  for (let number = 0; number < CUSTOMERS; number += 1) {
    const { seen: _, ...state } = (await store.load(customerAt(3, number).id))!.state;
    states.push(state);
  }
  expect(await store.outbox(Infinity, 10)).toEqual([]);
  expect(await store.deadLetters(10)).toEqual([]);
  await store.close();
  return states;
}

/** What the platform did, by the id of the decision; each of them once. */
function effectsIn(store: string): string[] {
  const effects = readJournal(`${store}.map.jsonl`).filter(
    ({ outcome }) => outcome === 'sent' || outcome === 'suppressed',
  );
  const ids = effects.map(({ uniqueId }) => uniqueId);
  expect(new Set(ids).size).toBe(ids.length);
  return effects.map((effect) => JSON.stringify(effect)).sort();
}

const linesIn = (file: string): number => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0);

/** Starts the demo and kills it as soon as the platform has taken so many requests. */
async function killAt(requests: number, flags: readonly string[], store: string): Promise<void> {
  const { child, ended } = startDemo(...flags);
  while (linesIn(`${store}.map.jsonl`) < requests && child.exitCode === null) await sleep(2);
  child.kill('SIGKILL');
  expect((await ended).signal).toBe('SIGKILL');
}

/** Starts the demo, slowly enough to be seen, and kills it while the platform is down. */
async function killInOutage(flags: readonly string[]): Promise<void> {
  const { child, ended } = startDemo(...flags, '--speed', '24');
  child.stdout!.on('data', (said: Buffer) => {
    if (said.includes('outage')) child.kill('SIGKILL');
  });
  expect((await ended).signal).toBe('SIGKILL');
}

describe('kill -9 in the middle', () => {
  it('loses no event, doubles no decision, and ends where it would have ended', { timeout: 120_000 }, async () => {
    const folder = temporary();
    // The store that a person goes on with is not that of a test.
    vi.stubEnv('TMPDIR', folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    const whole = join(folder, 'whole.db');
    const killed = join(folder, 'killed.db');
    const json = join(folder, 'summary.json');
    const flags = [...WORLD, '--store', killed, '--out', folder];

    const [undisturbed] = await Promise.all([
      runDemo(...WORLD, '--store', whole, '--out', folder, '--json', join(folder, 'whole.json')),
      killAt(3, flags, killed)
        .then(() => killAt(12, flags, killed))
        .then(() => killInOutage(flags)),
    ]);
    expect(undisturbed.code, undisturbed.output).toBe(0);
    const resumed = await runDemo('--store', killed, '--out', folder, '--json', json, '--fast');
    expect(resumed.code, resumed.output).toBe(0);

    expect(await customersIn(killed)).toEqual(await customersIn(whole));
    expect(effectsIn(killed)).toEqual(effectsIn(whole));
    const summary = JSON.parse(readFileSync(json, 'utf8')) as Summary;
    expect(summary.duplicates).toBeGreaterThan(0);
    expect(summary.faults).toEqual({});

    // The summary of the run that was not disturbed holds together.
    const { triggers, reasons, decisions, deliveries, outage, report } = JSON.parse(
      readFileSync(join(folder, 'whole.json'), 'utf8'),
    ) as Summary;
    expect(triggers['cart_abandoned']).toBeGreaterThan(0);
    expect(reasons.NO_CONSENT).toBeGreaterThan(0);
    expect(decisions).toBeGreaterThan(deliveries.accepted);
    expect(deliveries).toMatchObject({ accepted: effectsIn(whole).length, failed: 0 });
    expect(readFileSync(report, 'utf8')).toContain('The funnel');

    // The platform was down for some hours in the middle of it.
    const { waited, tries, delivered, letGo, checked } = outage!;
    expect(waited).toBeGreaterThan(0);
    expect(tries).toBeGreaterThan(waited);
    expect(waited).toBe(delivered + Object.values(letGo).reduce((sum, count) => sum + count, 0));
    expect(checked).toMatchObject({ once: deliveries.accepted, withheld: deliveries.aborted });
    expect(checked).toMatchObject({ waiting: 0, lost: 0, doubled: 0, astray: 0 });
  });
});
