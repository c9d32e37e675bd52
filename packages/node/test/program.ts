import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

const ROOT = new URL('../../..', import.meta.url).pathname;

/** A program of the tests, in a process of its own; what it says in trouble is said here. */
export type Program = ChildProcessByStdio<null, Readable, null>;

/**
 * Runs a program from its source.
 *
 * @param under - a command that is to run it, with what it is told before
 */
export function program(file: URL, told: readonly string[] = [], under: readonly string[] = []): Program {
  const node = [process.execPath, '--conditions=@opportune/source', '--import', 'tsx', file.pathname, ...told];
  const [command = '', ...args] = [...under, ...node];
  return spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
}
