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

/** Of the log, at which SQLite does it by itself. */
const pages = (driver: Driver): unknown =>
  driver.all({ sql: 'PRAGMA wal_autocheckpoint', values: [] })[0]?.['wal_autocheckpoint'];

const bytes = (file: string): number => statSync(file).size;

for (const kind of hasNodeSqlite() ? (['libsql', 'node'] as const) : (['libsql'] as const)) {
  describe(`the checkpointer (${kind})`, () => {
    test(
      'writes back what is much, again and again, and the log begins anew though others go on writing',
      { timeout: 60_000 },
      async () => {
        const file = place();
        const driver = openDriver({ file, driver: kind });
        const checkpoints = checkpointer(driver, file, 8_000);
        write(driver, 0, 6_000);
        checkpoints.look();
        // Nothing is in the file yet but what was there before.
        expect(bytes(file)).toBeLessThan(1_000_000);
        // Without a pause but those that it asks for, and yet there are moments in which all is written back.
        for (let from = 6_000; from < 80_000; from += 200) {
          await checkpoints.rest;
          write(driver, from, 200);
          checkpoints.look();
          await new Promise((resolve) => setImmediate(resolve));
        }
        expect(bytes(file)).toBeGreaterThan(30_000_000);
        expect(bytes(`${file}-wal`)).toBeLessThan(50_000_000);
        await checkpoints.close();
        driver.close();
      },
    );

    test('closing waits for what is being written back', async () => {
      const file = place();
      const driver = openDriver({ file, driver: kind });
      const checkpoints = checkpointer(driver, file, 8_000);
      write(driver, 0, 9_000);
      checkpoints.look();
      await checkpoints.close();
      expect(bytes(file)).toBeGreaterThan(9_000_000);
      driver.close();
    });

    test('without a thread everything goes on', async () => {
      const file = place();
      const driver = openDriver({ file, driver: kind });
      const checkpoints = checkpointer({ ...driver, module: 'there-is-none' }, file, 8_000);
      for (let from = 0; from < 30_000; from += 10_000) {
        write(driver, from, 10_000);
        checkpoints.look();
      }
      await vi.waitFor(() => expect(pages(driver)).toBe(16_384), 10_000);
      await checkpoints.close();
      const [row] = driver.all({ sql: 'SELECT COUNT(*) AS n FROM customers', values: [] });
      expect(row).toEqual({ n: 30_000 });
      driver.close();
    });
  });
}
