import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sqliteStore } from '@opportune/node';
import { expect, onTestFinished, test } from 'vitest';

import { accountOf } from './ledger.ts';
import { CUSTOMERS, decisionAt, EVENTS, eventAt, expectedDecisions } from './stream.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;
const PROGRAM = new URL('killed.ts', import.meta.url).pathname;
const KILLS = 6;
// As many as are under way at once: the ones whose answer a killed process can have owed.
const OVERLAP = 64;

interface Run {
  readonly acknowledged: readonly number[];
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
}

/** Runs the program from an event on, and kills it so many milliseconds after its first acknowledgement. */
function run(folder: string, from: number, killAfter?: number): Promise<Run> {
  const child = spawn(
    process.execPath,
    ['--conditions=@opportune/source', '--import', 'tsx', PROGRAM, folder, String(from)],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  let armed = killAfter === undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (!armed) setTimeout(() => child.kill('SIGKILL'), killAfter);
    armed = true;
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      // What follows the last line end was torn by the kill.
      const acknowledged = output.split('\n').slice(0, -1).map(Number);
      resolve({ acknowledged, signal, code });
    });
  });
}

/** The ids of all decisions in the outbox, read from a copy of the files. */
async function drained(folder: string): Promise<string[]> {
  const copy = mkdtempSync(join(tmpdir(), 'opportune-copy-'));
  cpSync(folder, copy, { recursive: true });
  const store = sqliteStore({ file: join(copy, 'customers.db'), synchronous: 'NORMAL' });
  const ids: string[] = [];
  for (;;) {
    const entries = await store.outbox(Number.MAX_SAFE_INTEGER, 1_000);
    if (entries.length === 0) break;
    ids.push(...entries.map((entry) => entry.decision.id));
    await Promise.all(entries.map((entry) => store.settle(entry.decision.id)));
  }
  await store.close();
  rmSync(copy, { recursive: true });
  return ids;
}

test('a process that is killed again and again loses nothing and doubles nothing', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'opportune-killed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const open = () => sqliteStore({ file: join(folder, 'customers.db') });
  const received = (): string[] => {
    const file = join(folder, 'received');
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  };
  const acknowledged = new Set<number>();
  const resumeAt = (): number => {
    let n = 0;
    while (acknowledged.has(n)) n += 1;
    return Math.max(0, n - OVERLAP);
  };

  for (let kill = 0; kill < KILLS; kill += 1) {
    const delay = Math.random() * 120;
    const { acknowledged: more, signal } = await run(folder, resumeAt(), delay);
    more.forEach((n) => acknowledged.add(n));
    expect(signal).toBe('SIGKILL');

    // What was acknowledged is in, once, and its decision is either still to be delivered or was.
    const store = open();
    const states = await Promise.all(Array.from({ length: CUSTOMERS }, (_, n) => store.load(`c${String(n)}`)));
    const inputs = states.flatMap((stored) => accountOf(stored?.state).inputs);
    // Draining it, in a copy, shows all that waits.
    const waiting = await drained(folder);
    await store.close();
    expect(new Set(inputs).size, `doubled after a kill at ${String(delay)} ms`).toBe(inputs.length);
    const kept = new Set(inputs);
    expect(
      [...acknowledged].filter((n) => !kept.has(eventAt(n).id)),
      `lost after ${String(delay)} ms`,
    ).toEqual([]);
    const told = new Set([...waiting, ...received()]);
    const owed = [...acknowledged].map(decisionAt).filter((id) => id !== undefined);
    expect(
      owed.filter((id) => !told.has(id)),
      `not delivered after ${String(delay)} ms`,
    ).toEqual([]);
  }

  const last = await run(folder, resumeAt());
  last.acknowledged.forEach((n) => acknowledged.add(n));
  expect(last.code).toBe(0);
  expect(acknowledged.size).toBe(EVENTS);

  const store = open();
  onTestFinished(() => store.close());
  const seen: string[] = [];
  const receipts: string[] = [];
  for (let n = 0; n < CUSTOMERS; n += 1) {
    const account = accountOf((await store.load(`c${String(n)}`))?.state);
    expect(account).toMatchObject({ total: EVENTS / CUSTOMERS, alarms: [] });
    seen.push(...account.inputs);
    receipts.push(...Object.keys(account.receipts));
  }
  const expected = expectedDecisions();
  expect(seen).toHaveLength(EVENTS);
  expect(new Set(seen).size).toBe(EVENTS);
  expect(new Set(receipts)).toEqual(expected);
  expect(new Set(received())).toEqual(expected);
  expect(await store.outbox(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
  expect(await store.nextDue()).toBeUndefined();
  expect(await store.deadLetters(9)).toEqual([]);
});
