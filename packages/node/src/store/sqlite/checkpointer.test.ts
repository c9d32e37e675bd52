import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { checkpointer } from './checkpointer.ts';
import type { Driver } from './driver.ts';
import { hasNodeSqlite } from './nodeDriver.ts';
import { openDriver } from './openDriver.ts';

const ROW = 'x'.repeat(1_000);

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'opportune-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'customers.db');
}

function write(driver: Driver, from: number, rows: number): void {
  driver.exec('BEGIN');
  for (let n = from; n < from + rows; n += 1) {
    driver.all({ sql: 'INSERT INTO customers (customer, version, state) VALUES (?, 1, ?)', values: [String(n), ROW] });
  }
  driver.exec('COMMIT');
}

const bytes = (file: string): number => statSync(file).size;

for (const kind of hasNodeSqlite() ? (['libsql', 'node'] as const) : (['libsql'] as const)) {
  describe(`the checkpointer (${kind})`, () => {
    test('writes back what is much, again and again, and the log begins anew', async () => {
      const file = place();
      const driver = openDriver({ file, driver: kind });
      const checkpoints = checkpointer(driver, file);
      write(driver, 0, 1_500);
      checkpoints.look();
      // Nothing is in the file yet but what was there before.
      expect(bytes(file)).toBeLessThan(1_000_000);
      for (let from = 1_500; from < 15_000; from += 2_500) {
        write(driver, from, 2_500);
        checkpoints.look();
        await vi.waitFor(() => expect(bytes(file)).toBeGreaterThan(1_000 * from), 10_000);
      }
      expect(bytes(`${file}-wal`)).toBeLessThan(12_000_000);
      await checkpoints.close();
      driver.close();
    });

    test('closing waits for what is being written back', async () => {
      const file = place();
      const driver = openDriver({ file, driver: kind });
      const checkpoints = checkpointer(driver, file);
      write(driver, 0, 5_000);
      checkpoints.look();
      await checkpoints.close();
      expect(bytes(file)).toBeGreaterThan(5_000_000);
      driver.close();
    });

    test('without a thread everything goes on', async () => {
      const file = place();
      const driver = openDriver({ file, driver: kind });
      const checkpoints = checkpointer({ ...driver, module: 'there-is-none' }, file);
      for (let from = 0; from < 10_000; from += 2_500) {
        write(driver, from, 2_500);
        checkpoints.look();
      }
      await checkpoints.close();
      const [row] = driver.all({ sql: 'SELECT COUNT(*) AS n FROM customers', values: [] });
      expect(row).toEqual({ n: 10_000 });
      driver.close();
    });
  });
}
