import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test, vi } from 'vitest';

import { command } from './command.ts';
import { commandOptions } from './commandOptions.ts';
import { HELP } from './help.ts';
import { keysOf, VARIABLES } from './keysOf.ts';
import { jsonLine, readableLine } from './logLine.ts';
import { paint } from './paint.ts';
import { troubleIn } from './trouble.ts';
import { UsageError } from './usageError.ts';

const ROOT = new URL('../../../..', import.meta.url).pathname;
const PROGRAM = new URL('../bin/opportune-serve.ts', import.meta.url).pathname;

const CARTS = {
  id: 'carts',
  version: '1',
  triggers: { updated: { kind: 'occurrence', of: { type: 'cart_updated' } } },
  actions: [{ id: 'banner', channel: 'web', on: 'updated' }],
  funnel: [{ kind: 'allocate', slots: { hero: { channel: 'web', atMost: 1 } } }],
};

function folder(strategy: unknown = CARTS): { readonly strategy: string; readonly store: string } {
  const path = mkdtempSync(join(tmpdir(), 'opportune-command-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  writeFileSync(join(path, 'carts.json'), JSON.stringify(strategy));
  return { strategy: join(path, 'carts.json'), store: join(path, 'carts.sqlite') };
}

const KEYS = { OPPORTUNE_WRITE_KEY: 'write-key', OPPORTUNE_DECIDE_KEY: 'decide-key', OPPORTUNE_ADMIN_KEY: 'admin-key' };

/** Runs the command in this process, as somebody sees it who looks on. */
function run(argv: readonly string[], env: Readonly<Record<string, string>> = KEYS, watched = true) {
  let out = '';
  let complaint = '';
  let stop: () => void = () => undefined;
  const code = command({
    argv,
    env: { NO_COLOR: '1', ...env },
    watched,
    write: (text) => void (out += text),
    complain: (text) => void (complaint += text),
    stopped: new Promise((resolve) => (stop = resolve)),
  });
  return { code, stop, out: () => out, complaint: () => complaint };
}

/** Once it listens: where, and all that it has said. */
async function listening(running: ReturnType<typeof run>): Promise<string> {
  await vi.waitFor(() => expect(running.out()).toContain('http://'), { timeout: 5000 });
  return /http:\/\/[\d.:]+/.exec(running.out())![0];
}

/** The calls that are printed, each as one would copy it. */
const callsIn = (said: string): readonly string[] => said.match(/curl \S+ (?:\\\n|.)*/g) ?? [];

/** Makes a call as a shell understands it. */
async function tried(call: string, env: Readonly<Record<string, string>>) {
  const script = `curl() { printf '%s\\0' "$@"; }\n${call}`;
  const [url, , key, , type, , body] = execFileSync('sh', ['-c', script], { env: { ...process.env, ...env } })
    .toString()
    .split('\0');
  const headers = Object.fromEntries([key!, type!].map((header) => header.split(': ')));
  const response = await fetch(url!, { method: 'POST', headers, body: body! });
  return { status: response.status, text: await response.text() };
}

test('of several keys it tries the first, and of hashes it knows none', async () => {
  const hash = `sha256:${createHash('sha256').update('a').digest('hex')}`;
  const env = { OPPORTUNE_WRITE_KEY: 'one,two', OPPORTUNE_DECIDE_KEY: hash };
  const { strategy } = folder();
  const running = run(['--strategy', strategy, '--store', ':memory:', '--port', '0'], env);
  await listening(running);
  const [write, decide] = callsIn(running.out());
  expect(await tried(write!, env)).toMatchObject({ status: 200 });
  expect(decide).toContain('Bearer <a key for decide>');
  running.stop();
  await running.code;
});

test('it says what runs where, what is missing and what to try, and what it says to try works', async () => {
  const { strategy, store } = folder();
  const running = run(['--strategy', strategy, '--store', store, '--port', '0']);
  const url = await listening(running);
  const said = running.out();
  expect(said).toContain(`carts 1 listens at ${url}`);
  expect(said).toContain('carts.json, 1 action, 1 trigger, 1 slot');
  expect(said).toContain('carts.sqlite, new');
  expect(said).toContain('no key: set OPPORTUNE_METRICS_KEY');
  expect(said).not.toMatch(/write-key|decide-key|admin-key/);
  for (const line of said.split('\n').filter((each) => !/curl|carts\.|'Content/.test(each))) {
    expect(line.length, line).toBeLessThanOrEqual(100);
  }

  const calls = callsIn(said);
  expect(calls).toHaveLength(3);
  const answers = [];
  for (const call of calls) answers.push(await tried(call, KEYS));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  // Whoever tries once more a second later sees that again, and no duplicate.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  for (const call of [calls[0]!, calls[0]!]) answers.push(await tried(call, KEYS));
  expect(answers.map(({ text }) => /"answer":"accepted"/.test(text))).toEqual([true, false, false, true, false]);
  expect(running.out()).toMatch(/\d\d:\d\d:\d\d  200  POST \/v1\/events +[\d.]+ ms  write-1\n/);
  expect(readFileSync(`${store}.audit.jsonl`, 'utf8')).toMatch(
    /^\{"at":"[^"]+","route":"POST \/v1\/explain","key":"admin-3"/,
  );

  running.stop();
  expect(await running.code).toBe(0);
  const again = run(['--strategy', strategy, '--store', store, '--port', '0']);
  await listening(again);
  expect(again.out()).toContain('carts.sqlite, goes on with it');
  again.stop();
  await again.code;
});

/** A module of channels beside a strategy. */
function moduleOf(text: string, { store }: { readonly store: string }): string {
  const file = `${store}.channels.mjs`;
  writeFileSync(file, text);
  return file;
}

const MAILER = `({ MAILER }) => ({
  email: {
    name: MAILER,
    send: async ({ decision: { id, customer, channel }, now }) => {
      globalThis.opportuneSent = id;
      return { kind: 'receipt', decision: id, customer, channel, status: 'sent', time: now };
    },
  },
})`;

test('channels of a module deliver; it says which there are, and for which there is none', async () => {
  const mail = { id: 'mail', channel: 'email', on: 'updated' };
  const slots = { hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } };
  const places = folder({ ...CARTS, actions: [...CARTS.actions, mail], funnel: [{ kind: 'allocate', slots }] });
  const file = moduleOf(`export default async (env) => (${MAILER})(env);`, places);
  const argv = ['--strategy', places.strategy, '--store', ':memory:', '--channels', file, '--port', '0'];
  const running = run(argv, { ...KEYS, MAILER: 'acme' });
  const url = await listening(running);
  expect(running.out()).toContain('channels  email by acme\n');
  expect(running.out()).toContain('! Nothing is sent by web: no such channel is here.');
  const body = JSON.stringify({ id: 'e1', type: 'cart_updated', customer: 'ada', time: Date.now(), properties: {} });
  const headers = { authorization: 'Bearer write-key', 'content-type': 'application/json' };
  await fetch(`${url}/v1/events`, { method: 'POST', headers, body });
  await vi.waitFor(() => expect(globalThis).toHaveProperty('opportuneSent'));
  running.stop();
  expect(await running.code).toBe(0);
});

test.each([
  ['export const email = {};', 'expected channels by name as the default export'],
  ['export default {};', 'expected channels by name as the default export'],
  ['export default { email: { name: "acme" } };', 'expected email to be a channel'],
  ['export default () => { throw new Error("no MAILER_KEY"); };', 'no MAILER_KEY'],
  ['export default {', 'channels.mjs'],
])('a module that brings no channels is told as such: %s', async (text, complaint) => {
  const places = folder();
  const file = moduleOf(text, places);
  const running = run(['--strategy', places.strategy, '--store', ':memory:', '--channels', file, '--port', '0']);
  expect(await running.code).toBe(2);
  expect(running.complaint()).toContain(complaint);
});

test('it warns where it listens to more than this machine', async () => {
  const { strategy } = folder();
  const running = run(['--strategy', strategy, '--store', ':memory:', '--port', '0', '--host', '0.0.0.0']);
  await listening(running);
  expect(running.out()).toContain('put TLS before it');
  running.stop();
  await running.code;
});

test('where nobody looks on every line is JSON', async () => {
  const { strategy } = folder();
  const running = run(['--strategy', strategy, '--store', ':memory:', '--port', '0'], KEYS, false);
  const url = await listening(running);
  await fetch(`${url}/health`);
  running.stop();
  expect(await running.code).toBe(0);
  const lines = running
    .out()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines).toMatchObject([{ listens: url }, { route: 'GET /health', status: 200 }]);
});

test.each<[what: string, argv: readonly string[], env: Readonly<Record<string, string>>, code: number, said: string]>([
  ['no key', ['--store', ':memory:'], {}, 2, 'export OPPORTUNE_WRITE_KEY=$(openssl rand -hex 24)'],
  [
    'a hash that is none',
    ['--store', ':memory:'],
    { OPPORTUNE_WRITE_KEY: 'sha256:1' },
    1,
    'OPTION_INVALID at /keys/0/sha256',
  ],
  ['no store', [], KEYS, 2, '--store is missing'],
  ['a folder that is not there', ['--store', '/nowhere/at/all.db'], KEYS, 1, 'STORE_UNAVAILABLE'],
])('%s: it says what is wrong and what to do', async (_, argv, env, code, said) => {
  const running = run(['--strategy', folder().strategy, '--port', '0', ...argv], env);
  expect(await running.code).toBe(code);
  expect(running.complaint()).toContain(said);
});

test('a strategy with faults is told each of them, and one that needs code where to go', async () => {
  const wrong = run(['--strategy', folder({ ...CARTS, version: 7, more: 1 }).strategy, '--store', ':memory:']);
  expect(await wrong.code).toBe(1);
  expect(wrong.complaint()).toContain('there are 2 faults');
  const unbound = { ...CARTS, recipes: { cart_updated: 'remember' } };
  const needy = run(['--strategy', folder(unbound).strategy, '--store', ':memory:']);
  expect(await needy.code).toBe(1);
  expect(needy.complaint()).toContain('It names code');
  const nowhere = run(['--strategy', '/nowhere.json', '--store', ':memory:']);
  expect(await nowhere.code).toBe(1);
  expect(nowhere.complaint()).toContain('ENOENT');
  expect(nowhere.complaint()).toContain('Expected a strategy as JSON in the file that --strategy names.');
});

test('a port that is taken is told', async () => {
  const { strategy } = folder();
  const first = run(['--strategy', strategy, '--store', ':memory:', '--port', '0']);
  const { port } = new URL(await listening(first));
  const second = run(['--strategy', strategy, '--store', ':memory:', '--port', port]);
  expect(await second.code).toBe(1);
  expect(second.complaint()).toContain('try another --port');
  first.stop();
  await first.code;
});

test('as a process it stops gracefully when it is told to', { timeout: 30_000 }, async () => {
  const { strategy, store } = folder();
  const child = spawn(
    process.execPath,
    [
      '--conditions=@opportune/source',
      '--import',
      'tsx',
      PROGRAM,
      '--strategy',
      strategy,
      '--store',
      store,
      '--port',
      '0',
    ],
    { cwd: ROOT, env: { ...process.env, ...KEYS }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  const { listens } = JSON.parse(line) as { readonly listens: string };
  expect((await fetch(`${listens}/ready`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('the command line', () => {
  expect(commandOptions(['--strategy', 'a', '--store', 'b'])).toEqual({
    strategy: 'a',
    store: 'b',
    port: 8080,
    host: '127.0.0.1',
    audit: 'b.audit.jsonl',
  });
  expect(commandOptions(['--strategy', 'a', '--store', ':memory:', '--port', '0'])).toMatchObject({
    port: 0,
    audit: undefined,
  });
  expect(commandOptions(['-h'])).toBeUndefined();
  for (const argv of [
    ['--nonsense'],
    ['x'],
    ['--strategy', 'a', '--store', 'b', '--port', '70000'],
    ['--store', 'b'],
  ]) {
    expect(() => commandOptions(argv)).toThrow(UsageError);
  }
});

test('help names every flag and every variable, in lines that fit', async () => {
  for (const word of ['--strategy', '--store', '--port', '--host', '--audit', '--help', ...Object.values(VARIABLES)]) {
    expect(HELP).toContain(word);
  }
  expect(Math.max(...HELP.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  const running = run(['--help']);
  expect([await running.code, running.out()]).toEqual([0, HELP]);
});

test('keys of the environment: several in one variable, one in several, and hashes', () => {
  const hash = 'a'.repeat(64);
  const env = { OPPORTUNE_WRITE_KEY: `one, two,,sha256:${hash}`, OPPORTUNE_DECIDE_KEY: 'two' };
  expect(keysOf(env)).toEqual([
    { name: 'write-1', scopes: ['write'], secret: 'one' },
    { name: 'write+decide-2', scopes: ['write', 'decide'], secret: 'two' },
    { name: 'write-3', scopes: ['write'], sha256: hash },
  ]);
  expect(() => keysOf({ OPPORTUNE_WRITE_KEY: ' , ' })).toThrow(UsageError);
});

test('a line of the log, with what was thrown', () => {
  const entry = {
    level: 'error',
    at: 0,
    route: 'POST /v1/export',
    status: 503,
    took: 1.25,
    code: 'STORE_FAILED',
    error: new Error('gone'),
  } as const;
  expect(JSON.parse(jsonLine(entry))).toMatchObject({ at: '1970-01-01T00:00:00.000Z', error: 'gone' });
  expect(readableLine(entry, paint(false))).toBe('00:00:00  503  POST /v1/export            1.3 ms  STORE_FAILED gone');
  expect(readableLine(entry, paint(true))).toContain('[31m503');
});

test('trouble behind the requests is told, without whom it is about', () => {
  const fault = (code: 'STORE_FAILED' | 'WAKE_LOOP', message: string) =>
    troubleIn({ kind: 'fault', fault: { code, path: '', message } });
  expect(fault('STORE_FAILED', 'disk is full')).toEqual({ code: 'STORE_FAILED', detail: 'disk is full' });
  expect(fault('WAKE_LOOP', 'ada is woken again in a minute')?.detail).not.toContain('ada');
  const refused = (why: 'FULL' | 'STEP_FAILED') =>
    troubleIn({
      kind: 'refused',
      input: { kind: 'wakeUp', customer: 'ada' },
      refused: { answer: 'refused', why, detail: 'no' },
    });
  expect(refused('STEP_FAILED')).toEqual({ code: 'STEP_FAILED', detail: 'no' });
  expect(refused('FULL')).toBeUndefined();
  expect(troubleIn({ kind: 'store', operation: 'load', system: 'memory', took: 1 })).toBeUndefined();
});
