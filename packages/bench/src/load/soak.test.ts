import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { median } from '../median.ts';
import { client } from './client.ts';
import type { Held } from './messages.ts';
import { started } from './started.ts';
import { steadily, STEADY_EVENTS } from './steadily.ts';
import { work } from './work.ts';

const MIB = 2 ** 20;
/** An hour, for those who ask for it: `OPPORTUNE_SOAK_SERVE=3600`. */
const SECONDS = Number(process.env['OPPORTUNE_SOAK_SERVE'] ?? 12);
const PARTS = 12;
/** What is compared: the second third, when everything has come up once, and the last. */
const [SECOND, LAST] = [PARTS / 3, (2 * PARTS) / 3];
/** Fewer than are kept in memory, so that it fills soon. */
const CUSTOMERS = 2_000;

test('a server that is asked steadily holds no more at the end', { timeout: 2_000 * SECONDS + 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'opportune-soak-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const server = await started({ kind: 'sqlite', file: join(folder, 'soak.sqlite'), customers: CUSTOMERS });
  onTestFinished(() => server.stop());
  const asking = client(server.url, 8);
  onTestFinished(() => asking.close());
  const held: Held[] = [];

  await steadily(asking, work(CUSTOMERS), SECONDS, PARTS, async (part) => {
    const now = await server.memory();
    held.push(now);
    if (process.env['OPPORTUNE_SOAK_SERVE'] === undefined) return;
    const [heap, resident] = [now.heap, now.resident].map((bytes) => (bytes / MIB).toFixed(1));
    console.log(
      `${((part * SECONDS) / PARTS).toFixed(0)} s: heap ${heap} MiB, resident ${resident} MiB, ${String(STEADY_EVENTS)} events a second`,
    );
  });

  const middle = (what: keyof Held, from: number): number =>
    median(held.slice(from, from + PARTS / 3).map((one) => one[what]));
  expect(middle('heap', LAST)).toBeLessThan(1.05 * middle('heap', SECOND) + 4 * MIB);
  expect(middle('resident', LAST)).toBeLessThan(1.1 * middle('resident', SECOND) + 32 * MIB);
});
