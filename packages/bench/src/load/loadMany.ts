import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Benchmark, Finding } from '../benchmark.ts';
import { QUICK } from '../measure.ts';
import { ask } from './ask.ts';
import { SINGLE } from './demands.ts';
import { OTHER_CORE, pinSelf } from './pinned.ts';
import { started } from './started.ts';
import { work } from './work.ts';

const SIZES = [10_000, 100_000, 500_000];
const MIB = 2 ** 20;

/** What many customers cost: on disk, in memory, at the start, and for each event. */
export const loadMany: Benchmark = {
  name: 'load-many',
  title: 'Events per second over HTTP, durable in SQLite, by number of customers',
  about: 'as load, single events, with n customers in the file; 10,000 of them are kept in memory',
  async *run(pace): AsyncGenerator<Finding, void, undefined> {
    pinSelf(OTHER_CORE);
    for (const n of pace === QUICK ? [1_000] : SIZES) {
      const folder = mkdtempSync(join(tmpdir(), 'opportune-load-'));
      const file = join(folder, 'load.sqlite');
      try {
        await (await started({ kind: 'sqlite', file, customers: n })).stop();
        yield { name: 'file, per customer', n, value: statSync(file).size / n, unit: 'bytes' };
        const server = await started({ kind: 'sqlite', file, customers: 0 });
        yield { name: 'start, until it listens', n, value: server.took, unit: 'ms' };
        yield { subject: 'opportune', n, ...(await ask(server.url, SINGLE, work(n), pace)) };
        yield { name: 'memory of the process', n, value: (await server.memory()).resident / MIB, unit: 'MiB' };
        await server.stop();
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  },
};
