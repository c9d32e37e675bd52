import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { markOf } from '../sql/mark.ts';
import type { Seen } from '../sql/seen.ts';
import type { Driver } from './driver.ts';
import { hasNodeSqlite } from './nodeDriver.ts';
import { openDriver } from './openDriver.ts';
import { run } from './run.ts';
import { seenInOrder } from './seenInOrder.ts';
import { sqliteDialect } from './sqliteDialect.ts';
import { transaction } from './transaction.ts';

const REMEMBER = 3_200;
const IN_ORDER = 40;

/** Marks of inputs, spread as those of anybody. */
const marksOf = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, n) => markOf(`e${String(from + n)}`));

for (const kind of hasNodeSqlite() ? (['libsql', 'node'] as const) : (['libsql'] as const)) {
  describe(`what was seen, in order (${kind})`, () => {
    function place() {
      const folder = mkdtempSync(join(tmpdir(), 'opportune-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      return () => {
        const driver = openDriver({ file: join(folder, 'seen.db'), driver: kind });
        return { driver, seen: seenInOrder(driver, sqliteDialect.tables, REMEMBER, IN_ORDER) };
      };
    }

    /** A unit as those of a store: forgets twice as many as it brings, looks, and adds what is new; yields what was known. */
    function unit(driver: Driver, seen: Seen, marks: readonly string[], now = 0): ReadonlySet<string> {
      return transaction(driver, function* () {
        yield* seen.forget(2 * marks.length, now);
        const known = yield* seen.known(new Set(marks), now);
        yield* seen.add(
          marks.filter((mark) => !known.has(mark)),
          now,
        );
        return known;
      });
    }

    const count = (driver: Driver, table: string): number =>
      Number(driver.all({ sql: `SELECT COUNT(*) AS n FROM ${table}`, values: [] })[0]?.['n']);

    test('each is known once it was there, wherever it has gone meanwhile, and no other', () => {
      const { driver, seen } = place()();
      for (let n = 0; n < 1_000; n += 10) expect(unit(driver, seen, marksOf(n, n + 10)).size).toBe(0);
      const known = run(driver, seen.known(new Set(marksOf(0, 1_100)), 0));
      expect([...known].sort()).toEqual([...marksOf(0, 1_000)].sort());
      // Most have gone to their places, and what is in order does not grow.
      expect(count(driver, 'seen')).toBeGreaterThan(900);
      expect(count(driver, 'temp.lately')).toBeLessThan(2 * IN_ORDER);
      expect(count(driver, 'arrivals')).toBeLessThan(6 * IN_ORDER);
      driver.close();
    });

    test('so it is after each of many restarts, at which nothing is put in order', () => {
      const open = place();
      for (let n = 0; n < 600; n += 3) {
        const { driver, seen } = open();
        expect(unit(driver, seen, marksOf(n, n + 3)).size).toBe(0);
        driver.close();
      }
      const { driver, seen } = open();
      expect(run(driver, seen.known(new Set(marksOf(0, 700)), 0)).size).toBe(600);
      // It goes on where it was, however short each life is.
      expect(count(driver, 'arrivals')).toBeLessThan(10 * IN_ORDER);
      driver.close();
    });

    test('what another connection has seen is known, wherever either of them is', () => {
      const open = place();
      const [one, other] = [open(), open()];
      for (let n = 0; n < 600; n += 5) {
        const { driver, seen } = n % 3 === 0 ? one : other;
        expect(unit(driver, seen, marksOf(n, n + 5)).size).toBe(0);
      }
      for (const { driver, seen } of [one, other]) {
        expect(run(driver, seen.known(new Set(marksOf(0, 700)), 0)).size).toBe(600);
        driver.close();
      }
    });

    test('of a unit that is rolled back nothing is known, nor is anything lost that it was about to move', () => {
      const { driver, seen } = place()();
      const failing = (marks: readonly string[]): void => {
        expect(() =>
          transaction(driver, function* () {
            yield* seen.known(new Set(marks), 0);
            yield* seen.add(marks, 0);
            yield* seen.forget(20, 0);
            throw new Error('no');
          }),
        ).toThrow('no');
      };
      for (let n = 0; n < 400; n += 10) {
        failing(marksOf(n + 1_000, n + 1_010));
        expect(unit(driver, seen, marksOf(n, n + 10)).size).toBe(0);
      }
      expect(run(driver, seen.known(new Set(marksOf(0, 400)), 0)).size).toBe(400);
      expect(run(driver, seen.known(new Set(marksOf(1_000, 1_400)), 0)).size).toBe(0);
      driver.close();
    });

    test('it is forgotten when it is old, at most a thirty-second later, and can be seen anew', () => {
      const { driver, seen } = place()();
      for (let n = 0; n < 200; n += 10) unit(driver, seen, marksOf(n, n + 10), 0);
      expect(unit(driver, seen, marksOf(0, 200), REMEMBER).size).toBe(200);
      const late = REMEMBER + REMEMBER / 32 + 1;
      for (let n = 1_000; n < 1_400; n += 10) unit(driver, seen, marksOf(n, n + 10), late);
      expect(unit(driver, seen, marksOf(0, 200), late).size).toBe(0);
      for (let n = 2_000; n < 2_400; n += 10) unit(driver, seen, marksOf(n, n + 10), late);
      expect(run(driver, seen.known(new Set(marksOf(0, 200)), late + REMEMBER)).size).toBe(200);
      driver.close();
    });

    test('what is old is not known any more while it still waits for its place, and is as new when it is seen again', () => {
      const { driver, seen } = place()();
      const marks = marksOf(0, 5);
      unit(driver, seen, marks, 0);
      expect(run(driver, seen.known(new Set(marks), REMEMBER)).size).toBe(5);
      expect(run(driver, seen.known(new Set(marks), REMEMBER + 1)).size).toBe(0);
      // A unit of one moves the first two of them on.
      const last = [...marks].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).slice(-1);
      expect(unit(driver, seen, last, REMEMBER + 1).size).toBe(0);
      expect(run(driver, seen.known(new Set(marks), REMEMBER + 2))).toEqual(new Set(last));
      driver.close();
    });

    test('what comes after all that was in order has left is known', () => {
      const { driver, seen } = place()();
      unit(driver, seen, marksOf(0, IN_ORDER), 0);
      for (let round = 0; round < 3; round += 1) run(driver, seen.forget(1_000, REMEMBER + 1));
      expect(count(driver, 'arrivals')).toBe(1);
      unit(driver, seen, marksOf(100, 101), REMEMBER + 1);
      expect(run(driver, seen.known(new Set(marksOf(100, 101)), REMEMBER + 1)).size).toBe(1);
      driver.close();
    });
  });
}
