import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { inFile, LEASE, onServer, type Durable } from './durable.ts';
import { expectAllDone, expectRepeatsAreOwed } from './expectations.ts';
import { accountOf } from './ledger.ts';
import { ownServer, programs, type OwnServer } from './ownServer.ts';
import { startPlatform, type Platform } from './platform/startPlatform.ts';
import { server } from './postgres.ts';
import { program } from './program.ts';
import { CUSTOMERS, decisionsOf, EVENTS, eventAt, MANY_KILLS } from './stream.ts';

// As many as are under way at once: the ones whose answer a killed process can have owed.
const OVERLAP = 64;
/** The machine may have other things to do, and who asks for many has time. */
const WHILE = { timeout: MANY_KILLS === undefined ? 240_000 : 2 ** 31 - 1 };

interface Run {
  readonly acknowledged: readonly number[];
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
}

/** Where processes are killed, and whom they send to. */
interface Place {
  readonly durable: Durable;
  readonly platform: Platform;
  /** What is killed with the process, and begins again. */
  readonly crash: () => Promise<void>;
}

async function place(durable: Durable, crash: Place['crash'] = async () => undefined): Promise<Place> {
  const platform = await startPlatform();
  onTestFinished(async () => {
    platform.end();
    await durable.remove();
  }, WHILE.timeout);
  return { durable, platform, crash };
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'opportune-killed-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

async function started(): Promise<OwnServer> {
  const own = await ownServer(programs!);
  onTestFinished(async () => {
    await own.kill();
    own.remove();
  }, WHILE.timeout);
  await own.start();
  return own;
}

/** What to do while it runs, when it has acknowledged more. */
type Watch = (acknowledged: number, kill: () => void) => void;

/** Runs the program from an event on. */
function run({ durable, platform }: Place, name: string, from: number, watch: Watch = () => undefined): Promise<Run> {
  const child = program(new URL('killed.ts', import.meta.url), [String(from), platform.url, name, ...durable.told]);
  let output = '';
  let lines = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    lines += text.split('\n').length - 1;
    watch(lines, () => child.kill('SIGKILL'));
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      // What follows the last line end was torn by the kill.
      const acknowledged = output.split('\n').slice(0, -1).map(Number);
      resolve({ acknowledged, signal, code });
    });
  });
}

/** Kills it so many milliseconds after it has acknowledged so many. */
function killAfter(acknowledged: number, millis: number): Watch {
  let isArmed = true;
  return (found, kill) => {
    if (!isArmed || found < acknowledged) return;
    isArmed = false;
    setTimeout(kill, millis);
  };
}

/** Everything that was acknowledged is in, once, and what it leads to is still to be delivered or was. */
async function expectNothingLost({ durable, platform }: Place, acknowledged: Iterable<number>): Promise<void> {
  const store = await durable.open();
  const states = await Promise.all(Array.from({ length: CUSTOMERS }, (_, n) => store.load(`c${String(n)}`)));
  const inputs = states.flatMap((stored) => accountOf(stored?.state).inputs);
  const waiting = await durable.waiting();
  await store.close();
  const kept = new Set(inputs);
  expect(kept.size, 'doubled').toBe(inputs.length);
  const owed = Array.from(acknowledged, (n) => eventAt(n).id);
  expect(
    owed.filter((id) => !kept.has(id)),
    'lost',
  ).toEqual([]);
  const told = new Set([...waiting, ...(await platform.journal()).map(({ decision }) => decision)]);
  expect(
    owed.flatMap(decisionsOf).filter((id) => !told.has(id)),
    'not delivered',
  ).toEqual([]);
}

interface Case {
  readonly name: string;
  readonly open: () => Promise<Place>;
  /** Starting takes longer than all else, so there are few where nobody asks for many. */
  readonly kills: number;
}

const CASES: readonly Case[] = [
  { name: 'SQLite', kills: 6, open: () => place(inFile(folder())) },
  { name: 'SQLite that does not wait for the disk', kills: 2, open: () => place(inFile(folder(), 'NORMAL')) },
  ...(server === undefined ? [] : [{ name: 'PostgreSQL', kills: 6, open: () => place(onServer()) }]),
  ...(programs === undefined
    ? []
    : [
        {
          name: 'PostgreSQL, killed as well',
          kills: 2,
          open: async () => {
            const own = await started();
            return place(onServer(LEASE, own.connection), async () => {
              await own.kill();
              await own.start();
            });
          },
        },
      ]),
];

describe.each(CASES)('$name', ({ name, open, kills: few }) => {
  test('a process that is killed again and again loses nothing and doubles nothing', WHILE, async () => {
    const kills = MANY_KILLS ?? few;
    const here = await open();
    const acknowledged = new Set<number>();
    const resumeAt = (): number => {
      let n = 0;
      while (acknowledged.has(n)) n += 1;
      return Math.max(0, n - OVERLAP);
    };

    for (let kill = 0; kill < kills; kill += 1) {
      // So far apart that something is left for the last.
      const after = 1 + Math.floor((Math.random() * 0.6 * EVENTS) / kills);
      const killed = run(here, String(kill), resumeAt(), killAfter(after, Math.random() * 30));
      const { acknowledged: more, signal } = await killed;
      await here.crash();
      more.forEach((n) => acknowledged.add(n));
      expect(signal).toBe('SIGKILL');
      await expectNothingLost(here, acknowledged);
    }

    const last = await run(here, 'last', resumeAt());
    last.acknowledged.forEach((n) => acknowledged.add(n));
    expect(last.code).toBe(0);
    expect(acknowledged.size).toBe(EVENTS);
    await expectAllDone(here);
    await expectRepeatsAreOwed(name, here.platform);
  });
});

describe.skipIf(server === undefined)('several processes on one PostgreSQL', () => {
  test('all handed everything, they deal with it once, and tell nobody twice', WHILE, async () => {
    // However long one of them is kept from saying that it is there, nobody takes over.
    const here = await place(onServer(60_000));
    const runs = await Promise.all([run(here, 'both', 0), run(here, 'both', 0)]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    await expectAllDone(here);
    // Under one name, as if they were one: then nothing excuses a repeat but an answer that was lost.
    await expectRepeatsAreOwed('two processes', here.platform);
  });

  test('where one is killed the other goes on with what it had in hand', WHILE, async () => {
    const here = await place(onServer());
    const [killed, other] = await Promise.all([
      run(here, 'killed', 0, killAfter(300, Math.random() * 30)),
      run(here, 'other', 0),
    ]);
    expect([killed.signal, other.code]).toEqual(['SIGKILL', 0]);
    await expectAllDone(here);
    await expectRepeatsAreOwed('one of two killed', here.platform);
  });
});

test.skipIf(programs === undefined)(
  'a PostgreSQL that is killed again and again has all that was acknowledged, and the process goes on',
  WHILE,
  async () => {
    const own = await started();
    const here = await place(onServer(LEASE, own.connection));
    // How much has been acknowledged when the server is killed.
    const kills = MANY_KILLS ?? 3;
    const marks = Array.from({ length: kills }, (_, n) => ((n + Math.random()) / (kills + 1)) * EVENTS);
    let restarting = Promise.resolve();
    const crash = async (): Promise<void> => {
      await own.kill();
      await own.start();
    };
    const { acknowledged, code } = await run(here, 'one', 0, (found) => {
      if (marks[0] === undefined || found < marks[0]) return;
      marks.shift();
      restarting = restarting.then(crash);
    });
    await restarting;
    expect([code, marks, acknowledged.length]).toEqual([0, [], EVENTS]);
    await expectAllDone(here);
    await expectRepeatsAreOwed('its server killed', here.platform);
  },
);
