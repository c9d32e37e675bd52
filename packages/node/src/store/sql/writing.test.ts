import type { Commit } from '@opportune/core';
import { expect, test } from 'vitest';

import { postgresDialect } from '../postgres/postgresDialect.ts';
import type { Change } from './change.ts';
import { seenByMark } from './seen.ts';
import { unitOf } from './unit.ts';
import { writing, type Writing } from './writing.ts';

const commitOf = (n: number, rest: Partial<Commit> = {}): Change => ({
  kind: 'commit',
  units: [
    unitOf(1)({
      customer: `c${String(n)}`,
      expectedVersion: 0,
      inputId: `e${String(n)}`,
      state: {} as Commit['state'],
      wakeAt: undefined,
      decisions: [{ id: `d${String(n)}` } as Commit['decisions'][number]],
      ...rest,
    }),
  ],
});

const dialect = postgresDialect('shop');
const fresh = (): Writing => writing(dialect, seenByMark(dialect, 1_000));

/** How many statements it takes, where all that is added is new. */
function statements(changes: readonly Change[]): number {
  const work = fresh()(changes, 5_000);
  let count = 0;
  for (let step = work.next(); step.done !== true; count += 1) {
    const { sql } = step.value;
    const added = sql.includes('RETURNING') ? (sql.match(/\(\?/g) ?? []).length : 0;
    step = work.next(Array.from({ length: added }, () => ({})));
  }
  return count;
}

test('commits that arrive together share their statements, however many they are', () => {
  const many = Array.from({ length: 64 }, (_, n) => commitOf(n));
  expect(statements([commitOf(1)])).toBe(6);
  expect(statements(many)).toBe(6);
  expect(statements([...many, commitOf(64, { forgets: true })])).toBe(8);
});

test('what leaves the outbox shares one; what stays in it, or is given up, has its own', () => {
  const settled = ['a', 'b', 'c'].map((decision): Change => ({ kind: 'settle', decision }));
  expect(statements(settled)).toBe(1);
  expect(statements([{ kind: 'postpone', decision: 'a', notBefore: 7, attempts: 1 }])).toBe(1);
  expect(statements([{ kind: 'bury', decision: 'a', receipt: '{}' }])).toBe(2);
});

test('old inputs are looked for now and then, twice as many as came since', () => {
  const write = fresh();
  const forgotten = (now: number, commits: number): readonly unknown[] | undefined => {
    const work = write(
      Array.from({ length: commits }, (_, n) => commitOf(n)),
      now,
    );
    let found: readonly unknown[] | undefined;
    for (let step = work.next(); step.done !== true;) {
      const { sql, values } = step.value;
      if (sql.includes('seen_at <')) found = values;
      step = work.next(Array.from({ length: (sql.match(/\(\?/g) ?? []).length }, () => ({})));
    }
    return found;
  };
  expect(forgotten(5_000, 3)).toEqual([4_000, 6]);
  expect(forgotten(5_099, 4)).toBeUndefined();
  expect(forgotten(5_100, 1)).toEqual([4_100, 10]);
  // The clock was set back.
  expect(forgotten(4_000, 1)).toEqual([3_000, 2]);
});
