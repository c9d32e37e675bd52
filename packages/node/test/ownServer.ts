import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

/** A server that can be killed, with all of its processes at once, as a power cut would. */
export interface OwnServer {
  readonly connection: string;
  /** Resolves when it answers. */
  start(): Promise<void>;
  kill(): Promise<void>;
  remove(): void;
}

const DEBIAN = '/usr/lib/postgresql';

/** Where its programs are, undefined where it is not installed or nobody may run it: it does not run as root. */
export const programs: string | undefined = found();

function found(): string | undefined {
  if (process.getuid?.() === 0 && account('-u') === undefined) return undefined;
  try {
    const newest = readdirSync(DEBIAN)
      .sort((a, b) => Number(a) - Number(b))
      .at(-1);
    return newest && join(DEBIAN, newest, 'bin');
  } catch {
    return undefined;
  }
}

function account(flag: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

export async function ownServer(bin: string): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'opportune-postgres-'));
  const data = join(folder, 'data');
  const isRoot = process.getuid?.() === 0;
  const as = isRoot ? { uid: account('-u')!, gid: account('-g')! } : {};
  if (isRoot) chownSync(folder, account('-u')!, account('-g')!);
  const port = await freePort();
  const connection = `postgres://postgres@127.0.0.1:${String(port)}/postgres`;
  const options = { cwd: folder, stdio: 'ignore', ...as } as const;
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'], options);

  let running: ChildProcess | undefined;
  const begin = (): ChildProcess =>
    spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'],
      options,
    );

  return {
    connection,
    async start() {
      for (let tries = 0; tries < 1_000; tries += 1) {
        // It ends by itself as long as something of the one before is left.
        if (running === undefined || running.exitCode !== null) running = begin();
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (await answers(connection)) return;
      }
      throw new Error('PostgreSQL does not start');
    },
    async kill() {
      const killed = running;
      running = undefined;
      if (killed?.pid === undefined || killed.exitCode !== null) return;
      const ended = new Promise((resolve) => killed.on('exit', resolve));
      // Each of its processes leads a group of its own, and would say goodbye if it were left alone.
      const all = [killed.pid, ...childrenOf(killed.pid)];
      for (const pid of all) kill(pid);
      await ended;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function childrenOf(pid: number): readonly number[] {
  const { status, stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  // Never 0, which would be this process and all beside it.
  return status === 0
    ? stdout
        .split('\n')
        .map(Number)
        .filter((child) => child > 0)
    : [];
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
