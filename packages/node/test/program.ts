import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

const ROOT = new URL('../../..', import.meta.url).pathname;

/** A program of the tests, in a process of its own; what it says in trouble is said here. */
export type Program = ChildProcessByStdio<null, Readable, null>;

/** Runs a program from its source. */
export const program = (file: URL, told: readonly string[] = []): Program =>
  spawn(process.execPath, ['--conditions=@opportune/source', '--import', 'tsx', file.pathname, ...told], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
