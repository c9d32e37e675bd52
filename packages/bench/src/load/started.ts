import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Asked, Held, Said } from './messages.ts';
import { pinned, SERVER_CORE } from './pinned.ts';
import type { Serving } from './serving.ts';

/** A server in a process of its own, on a core of its own. */
export interface Started {
  readonly url: string;
  /** Milliseconds until it listened. */
  readonly took: number;
  memory(): Promise<Held>;
  stop(): Promise<void>;
}

/** Resolves when it listens, with all its customers. */
export async function started(serving: Serving): Promise<Started> {
  // As it would be run but for the garbage, which is collected only when memory is asked for.
  const [program, ...args] = pinned(SERVER_CORE, ['node', ...FLAGS, SCRIPT, JSON.stringify(serving)]);
  const child = spawn(program!, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { url, took } = (await answer(child, 'url')) as Extract<Said, { url: string }>;
  return {
    url,
    took,
    async memory() {
      const said = answer(child, 'memory');
      child.send({ ask: 'memory' } satisfies Asked);
      return ((await said) as Extract<Said, { memory: Held }>).memory;
    },
    async stop() {
      const ended = once(child, 'exit');
      // It goes when nobody is there any more, in its own way, so that it can write down what was asked of it.
      child.disconnect();
      await ended;
    },
  };
}

/** In a test nothing is bundled. */
const IS_SOURCE = import.meta.url.endsWith('.ts');
const SCRIPT = fileURLToPath(new URL(IS_SOURCE ? 'server.ts' : 'server.js', import.meta.url));

/** `OPPORTUNE_SERVER_FLAGS` are of Node, such as `--cpu-prof`. */
const FLAGS = [
  '--expose-gc',
  // As the guide says of running it.
  '--max-semi-space-size=64',
  ...(IS_SOURCE ? ['--conditions=@opportune/source', '--import', 'tsx'] : []),
  ...(process.env['OPPORTUNE_SERVER_FLAGS']?.split(' ') ?? []),
];

const answer = (child: ChildProcess, name: 'url' | 'memory'): Promise<Said> =>
  new Promise((resolve, reject) => {
    const listen = (said: Said): void => {
      if (!(name in said)) return;
      child.off('exit', fail);
      child.off('message', listen);
      resolve(said);
    };
    const fail = (code: number | null): void => reject(new Error(`the server ended with ${String(code)}`));
    child.on('message', listen);
    child.once('exit', fail);
  });
