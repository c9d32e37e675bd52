import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a run of the demo said, and how it ended. */
export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** A run of the demo that goes on. */
export interface StartedRun {
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;
  /** What it has said so far. */
  readonly said: () => string;
}

/** Starts the demo as `npm run demo` does, with these flags. */
export function startDemo(...flags: readonly string[]): StartedRun {
  const args = ['--conditions=@opportune/source', '--import', 'tsx', 'examples/retail/src/main.ts', ...flags];
  const child = spawn(process.execPath, args, {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<Run>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, output }));
  });
  return { child, ended, said: () => output };
}

export const runDemo = (...flags: readonly string[]): Promise<Run> => startDemo(...flags).ended;
