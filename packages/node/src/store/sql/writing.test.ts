import type { Commit } from '@opportune/core';
import { expect, test } from 'vitest';

import { postgresDialect } from '../postgres/postgresDialect.ts';
import type { Change } from './change.ts';
import { unitOf } from './unit.ts';
import { writing } from './writing.ts';

const commitOf = (n: number, rest: Partial<Commit> = {}): Change => ({
  kind: 'commit',
  units: [
    unitOf({
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

/** How many statements it takes, where all that is added is new. */
function statements(changes: readonly Change[]): number {
  const work = writing(postgresDialect('shop'), 1_000)(changes, 5_000);
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
