import type { Clock, CommitAnswer, Millis, StateStore } from '@opportune/core';

import { gather, type Batch } from '../../internal/gather.ts';
import { storeError } from '../storeError.ts';
import type { Change } from './change.ts';
import type { Claims } from './claims.ts';
import type { Database } from './database.ts';
import { exhuming } from './exhuming.ts';
import { toKey } from './key.ts';
import { reading, storedIn } from './reading.ts';
import type { Seen } from './seen.ts';
import { unitOf } from './unit.ts';
import type { Row, Work } from './work.ts';
import { writing } from './writing.ts';

/** What a store is made of. */
export interface SqlStoreOptions {
  readonly database: Database;
  readonly claims: Claims;
  readonly batch: Batch;
  /** Which inputs were committed. */
  readonly seen: Seen;
  readonly clock: Clock;
  /** Where others write to the database too. */
  readonly lookEvery?: Millis;
}

/** The store over tables, whatever the database. Calls that write are gathered, and share a transaction; so are those that load, and share a statement. */
export function sqlStore(options: SqlStoreOptions): StateStore {
  const { database, claims, batch, seen, clock, lookEvery } = options;
  const read = reading(database.dialect.tables, claims);
  const write = writing(database.dialect, seen);
  const written = unitOf(database.dialect.room);
  const exhume = exhuming(database.dialect);
  let closed: Promise<void> | undefined;

  const change = gather<Change, readonly CommitAnswer[]>({
    together: (changes) => database.unit(() => write(changes, clock.now())),
    isOfTheItems: (error) => database.isOfTheUnit(error),
    atOnce: database.atOnce,
    batch,
  });

  const find = gather<string, Row | undefined>({
    together: (customers) => database.look(read.find(customers)),
    isOfTheItems: () => false,
    atOnce: database.atOnce,
    batch: {},
  });

  const open = async <Answer>(answer: () => Answer | Promise<Answer>): Promise<Answer> => {
    if (closed !== undefined) throw storeError('STORE_CLOSED', 'the store was closed');
    return answer();
  };
  const ask = <Answer>(question: () => Work<Answer>): Promise<Answer> => open(() => database.ask(question()));
  const leave = async (leaving: Exclude<Change, { kind: 'commit' }>): Promise<void> =>
    void (await open(() => change(leaving, 1)));

  return {
    system: database.dialect.system,
    ...(lookEvery === undefined ? {} : { lookEvery }),
    load: async (customer) => {
      const row = await open(() => find(customer, 1));
      // By itself, so that one who is damaged is nobody else's trouble.
      return row && storedIn(row);
    },
    commit: (commits) => open(() => change({ kind: 'commit', units: commits.map(written) }, commits.length)),
    due: (now, limit) => ask(() => read.due(now, limit)),
    nextDue: () => ask(() => read.nextDue()),
    outbox: (now, limit, lane) => ask(() => read.outbox(now, limit, lane)),
    nextDelivery: (lane) => ask(() => read.nextDelivery(lane)),
    stillHeld: (decisions) => ask(() => read.stillHeld(decisions)),
    settle: (decision) => leave({ kind: 'settle', decision: toKey(decision) }),
    postpone: (decision, notBefore, attempts) =>
      leave({ kind: 'postpone', decision: toKey(decision), notBefore, attempts }),
    bury: (decision, receipt) => leave({ kind: 'bury', decision: toKey(decision), receipt: JSON.stringify(receipt) }),
    deadLetters: (limit) => ask(() => read.deadLetters(limit)),
    resend: (decision) => open(() => database.unit(() => exhume.resend(toKey(decision)))),
    drop: (decision) => open(() => database.unit(() => exhume.drop(toKey(decision)))),
    entriesOf: (customer) => ask(() => read.entriesOf(customer)),
    close: () => (closed ??= Promise.all([find.finish(), change.finish()]).then(() => database.close())),
  };
}
