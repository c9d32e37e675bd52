import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Instant } from '@opportune/core';

import type { MapConfig } from './mapConfig.ts';
import type { MapFigures } from './mapFigures.ts';

/** The platform, seen from the shop. */
export interface RunningMap {
  /** Stays the same when it is started again. */
  readonly url: string;
  /** Lets its time run to an instant; resolves when all that happened until then was reported. */
  advance(to: Instant): Promise<Advanced>;
  /** Kills its process, as a power cut does. Resolves when it is gone, and nobody listens any more. */
  crash(): Promise<void>;
  /** Starts it again, on the same port and with the same journal; up to this instant it has reported. */
  recover(reported: Instant): Promise<void>;
  stop(): void;
}

/** Where the platform stands. */
interface Advanced {
  readonly figures: MapFigures;
  /** When something will happen next, as far as it knows now. */
  readonly next: Instant | undefined;
}

/** Starts the platform as a process of its own. */
export async function startMap(config: MapConfig): Promise<RunningMap> {
  let { child, port } = await begin(config);
  const url = `http://127.0.0.1:${String(port)}`;
  return {
    url,
    advance: async (to) => {
      const response = await fetch(`${url}/advance?to=${String(to)}`, { method: 'POST' });
      const text = await response.text();
      if (!response.ok) throw new Error(`the mailing platform is broken: ${text}`);
      const { figures, next } = JSON.parse(text) as { figures: MapFigures; next: Instant | null };
      return { figures, next: next ?? undefined };
    },
    crash: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    recover: async (reported) => {
      ({ child, port } = await begin({ ...config, port, reported }));
    },
    stop: () => void child.kill(),
  };
}

/** One process of it, from when it listens. */
async function begin(config: MapConfig): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)), [JSON.stringify(config)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: { port: number }) => resolve(message.port));
    child.once('exit', (code) => reject(new Error(`the mailing platform ended at once, with ${String(code)}`)));
    child.once('error', reject);
  });
  return { child, port };
}
