import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { inFile, LEASE, onServer, type Durable } from './durable.ts';
import { accountOf } from './ledger.ts';
import { ownServer, programs } from './ownServer.ts';
import { server } from './postgres.ts';
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

interface Place {
  readonly folder: string;
  readonly durable: Durable;
}

const place = (durableIn: (folder: string) => Durable): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'opportune-killed-'));
  const durable = durableIn(folder);
  onTestFinished(async () => {
    await durable.remove();
    rmSync(folder, { recursive: true });
  });
  return { folder, durable };
};

/** Runs the program from an event on, and kills it so many milliseconds after its first acknowledgement. */
function run(
  { folder, durable }: Place,
  from: number,
  killAfter?: number,
  watch: (output: string) => void = () => undefined,
): Promise<Run> {
  const told = [folder, String(from), ...durable.told];
  const child = spawn(process.execPath, ['--conditions=@opportune/source', '--import', 'tsx', PROGRAM, ...told], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let armed = killAfter === undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    watch(output);
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

/** What the channel was handed, in order. */
const received = ({ folder }: Place): readonly string[] => {
  const file = join(folder, 'received');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
};

/** All of the stream has been dealt with, once, and nothing is left over. */
async function expectAllDone(place: Place): Promise<void> {
  const store = await place.durable.open();
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
  expect(new Set(received(place))).toEqual(expected);
  expect(await place.durable.waiting()).toEqual([]);
  expect(await store.nextDue()).toBeUndefined();
  expect(await store.deadLetters(9)).toEqual([]);
}

const PLACES: readonly { readonly name: string; readonly durableIn: (folder: string) => Durable }[] = [
  { name: 'SQLite', durableIn: inFile },
  ...(server === undefined ? [] : [{ name: 'PostgreSQL', durableIn: () => onServer() }]),
];

describe.each(PLACES)('$name', ({ durableIn }) => {
  test('a process that is killed again and again loses nothing and doubles nothing', { timeout: 120_000 }, async () => {
    const here = place(durableIn);
    const { durable } = here;
    const acknowledged = new Set<number>();
    const resumeAt = (): number => {
      let n = 0;
      while (acknowledged.has(n)) n += 1;
      return Math.max(0, n - OVERLAP);
    };

    for (let kill = 0; kill < KILLS; kill += 1) {
      const delay = Math.random() * 120;
      const { acknowledged: more, signal } = await run(here, resumeAt(), delay);
      more.forEach((n) => acknowledged.add(n));
      expect(signal).toBe('SIGKILL');

      // What was acknowledged is in, once, and its decision is either still to be delivered or was.
      const store = await durable.open();
      const states = await Promise.all(Array.from({ length: CUSTOMERS }, (_, n) => store.load(`c${String(n)}`)));
      const inputs = states.flatMap((stored) => accountOf(stored?.state).inputs);
      const waiting = await durable.waiting();
      await store.close();
      expect(new Set(inputs).size, `doubled after a kill at ${String(delay)} ms`).toBe(inputs.length);
      const kept = new Set(inputs);
      expect(
        [...acknowledged].filter((n) => !kept.has(eventAt(n).id)),
        `lost after ${String(delay)} ms`,
      ).toEqual([]);
      const told = new Set([...waiting, ...received(here)]);
      const owed = [...acknowledged].map(decisionAt).filter((id) => id !== undefined);
      expect(
        owed.filter((id) => !told.has(id)),
        `not delivered after ${String(delay)} ms`,
      ).toEqual([]);
    }

    const last = await run(here, resumeAt());
    last.acknowledged.forEach((n) => acknowledged.add(n));
    expect(last.code).toBe(0);
    expect(acknowledged.size).toBe(EVENTS);
    await expectAllDone(here);
  });
});

describe.skipIf(server === undefined)('several processes on one PostgreSQL', () => {
  test('all handed everything, they deal with it once, and tell nobody twice', { timeout: 120_000 }, async () => {
    // However long one of them is kept from saying that it is there, nobody takes over.
    const here = place(() => onServer(60_000));
    const runs = await Promise.all([run(here, 0), run(here, 0)]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    await expectAllDone(here);
    expect(received(here)).toHaveLength(expectedDecisions().size);
  });

  test('where one is killed the other goes on with what it had in hand', { timeout: 120_000 }, async () => {
    const here = place(() => onServer());
    const [killed, other] = await Promise.all([run(here, 0, 300), run(here, 0)]);
    expect([killed.signal, other.code]).toEqual(['SIGKILL', 0]);
    await expectAllDone(here);
  });
});

test.skipIf(programs === undefined)(
  'a PostgreSQL that is killed again and again has all that was acknowledged, and the process goes on',
  { timeout: 120_000 },
  async () => {
    const own = await ownServer(programs!);
    onTestFinished(async () => {
      await own.kill();
      own.remove();
    });
    await own.start();
    const here = place(() => onServer(LEASE, own.connection));
    // How much has been acknowledged when the server is killed.
    const marks = [0.1, 0.4, 0.7].map((share) => share * EVENTS);
    let restarting = Promise.resolve();
    const crash = async (): Promise<void> => {
      await own.kill();
      await own.start();
    };
    const { acknowledged, code } = await run(here, 0, undefined, (output) => {
      const mark = marks[0];
      if (mark === undefined || output.split('\n').length < mark) return;
      marks.shift();
      restarting = restarting.then(crash);
    });
    await restarting;
    expect([code, marks, acknowledged.length]).toEqual([0, [], EVENTS]);
    await expectAllDone(here);
  },
);
