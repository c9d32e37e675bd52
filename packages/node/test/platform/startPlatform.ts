import { once } from 'node:events';

import { program } from '../program.ts';
import type { Arrival } from './arrival.ts';

/** A platform in a process of its own. */
export interface Platform {
  readonly url: string;
  /** All that arrived, in order. */
  journal(): Promise<readonly Arrival[]>;
  end(): void;
}

export async function startPlatform(): Promise<Platform> {
  const child = program(new URL('platform.ts', import.meta.url));
  const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  const url = said.trim();
  return {
    url,
    journal: async () => (await (await fetch(`${url}/journal`)).json()) as readonly Arrival[],
    end: () => void child.kill('SIGKILL'),
  };
}
