import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sqliteStore } from '@opportune/node';
import { expect, onTestFinished, test } from 'vitest';

import { accountOf, eventOf } from '../ledger.ts';
import { program } from '../program.ts';
import { MANY_KILLS } from '../stream.ts';

/** Starting a process takes longer than all else, so elsewhere than in CI there are fewer. */
const KILLS = MANY_KILLS ?? (process.env['CI'] === undefined ? 3 : 10);
const CUSTOMERS = 20;
const CLIENTS = 8;
const BATCH = 10;

/** Sends batches for as long as somebody answers, and tells of each event that was acknowledged. */
async function send(url: string, next: () => number, acknowledged: (id: string) => void): Promise<void> {
  const headers = { authorization: 'Bearer example-key', 'content-type': 'application/json' };
  for (;;) {
    const events = Array.from({ length: BATCH }, () => {
      const n = next();
      return eventOf(`e${String(n)}`, `c${String(n % CUSTOMERS)}`, { add: 1 }, Date.now());
    });
    try {
      const response = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(events) });
      if (!response.ok) throw new Error(`answered ${String(response.status)}`);
      const { accepted } = (await response.json()) as { readonly accepted: number };
      expect(accepted).toBe(BATCH);
      events.forEach(({ id }) => acknowledged(id));
    } catch (error) {
      // The connection is gone, as it has to be; anything else is a finding.
      if (!(error instanceof TypeError)) throw error;
      return;
    }
  }
}

test(
  'no event that was acknowledged is missing after the server was killed under load',
  { timeout: MANY_KILLS === undefined ? 240_000 : 2 ** 31 - 1 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opportune-served-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'customers.db');
    const acknowledged = new Set<string>();
    let n = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = program(new URL('killedServer.ts', import.meta.url), [file]);
      const exited = once(child, 'exit');
      const [url] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
      const before = acknowledged.size;
      const delay = Math.random() * 150;
      const heard = (id: string): void => {
        acknowledged.add(id);
        if (acknowledged.size === before + 1) setTimeout(() => child.kill('SIGKILL'), delay);
      };
      // They end when the connection does.
      await Promise.all(Array.from({ length: CLIENTS }, () => send(url.trim(), () => n++, heard)));
      const [, signal] = (await exited) as [number | null, NodeJS.Signals | null];
      expect(signal).toBe('SIGKILL');

      const store = sqliteStore({ file });
      const states = await Promise.all(Array.from({ length: CUSTOMERS }, (_, k) => store.load(`c${String(k)}`)));
      await store.close();
      const inputs = states.flatMap((stored) => accountOf(stored?.state).inputs);
      const kept = new Set(inputs);
      expect(kept.size, `doubled after a kill at ${String(delay)} ms`).toBe(inputs.length);
      expect(
        [...acknowledged].filter((id) => !kept.has(id)),
        `lost after a kill at ${String(delay)} ms`,
      ).toEqual([]);
      expect(acknowledged.size).toBeGreaterThan(before);
    }
  },
);
