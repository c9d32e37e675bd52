import type {
  Commit,
  CommitAnswer,
  DeadLetter,
  Due,
  Instant,
  Lane,
  OutboxEntry,
  StateStore,
  Stored,
} from '@opportune/core';

import { storeError } from './storeError.ts';

/**
 * What a memory store may keep.
 * @public
 */
export interface MemoryStoreOptions {
  /** How many input ids are remembered, ≥ 0; beyond it the oldest is forgotten. 1,000,000 where it is left out. */
  readonly inputs?: number;
  /** How many dead letters are kept, ≥ 0; beyond it the oldest is forgotten. 10,000 where it is left out. */
  readonly deadLetters?: number;
}

/**
 * Keeps everything in this process and forgets it when the process ends: for tests, demonstrations and tools. It
 * looks through all customers to find the due ones; from some 100,000 on use `sqliteStore`, with `:memory:` if need be.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@opportune/node';
 *
 * const store = memoryStore();
 * await store.load('ann'); // => undefined
 * await store.nextDue(); // => undefined
 * ```
 * @public
 */
export function memoryStore(options: MemoryStoreOptions = {}): StateStore {
  const customers = new Map<string, Stored>();
  const inputs = new Set<string>();
  // In the order of the commits, which a map keeps.
  const waiting = new Map<string, OutboxEntry>();
  let buried: DeadLetter[] = [];
  let closed = false;

  const isExpected = ({ customer, expectedVersion }: Pick<Commit, 'customer' | 'expectedVersion'>): boolean =>
    (customers.get(customer)?.version ?? 0) === expectedVersion;

  const put = (to: Pick<Commit, 'customer' | 'expectedVersion'>, stored: Omit<Stored, 'version'>): void =>
    void customers.set(to.customer, { ...stored, version: to.expectedVersion + 1 });

  const isFor =
    (customer: string) =>
    ({ decision }: Pick<OutboxEntry, 'decision'>): boolean =>
      decision.customer === customer;

  const forgetEntries = (customer: string): void => {
    for (const entry of waiting.values()) if (isFor(customer)(entry)) waiting.delete(entry.decision.id);
    buried = buried.filter((letter) => !isFor(customer)(letter));
  };

  const commitOne = (commit: Commit): CommitAnswer => {
    const { inputId, state, wakeAt, moves } = commit;
    if (inputId !== undefined && inputs.has(inputId)) return 'duplicate';
    if (!isExpected(commit) || (moves !== undefined && !isExpected(moves))) return 'conflict';
    put(commit, { state, wakeAt });
    if (moves !== undefined) put(moves, { state: moves.state, wakeAt: undefined });
    if (commit.forgets === true) forgetEntries(commit.customer);
    if (inputId !== undefined) inputs.add(inputId);
    forget(inputs, options.inputs ?? 1_000_000);
    for (const decision of commit.decisions) add(decision, commit.trace);
    return 'committed';
  };

  const due = (now: Instant): Due[] => {
    const found: Due[] = [];
    for (const [customer, { wakeAt, version }] of customers) {
      if (wakeAt !== undefined && wakeAt <= now) found.push({ customer, wakeAt, version });
    }
    return found.sort((a, b) => a.wakeAt - b.wakeAt || (a.customer < b.customer ? -1 : 1));
  };

  function* heads(lane: Lane | undefined): Generator<OutboxEntry> {
    const seen = new Set<string>();
    for (const entry of waiting.values()) {
      if (!seen.has(entry.decision.customer) && isIn(lane, entry)) yield entry;
      seen.add(entry.decision.customer);
    }
  }

  const outbox = (now: Instant, limit: number, lane: Lane | undefined): OutboxEntry[] => {
    const found: OutboxEntry[] = [];
    for (const entry of heads(lane)) {
      if (found.length >= limit) break;
      if (entry.notBefore <= now) found.push(entry);
    }
    return found;
  };

  const bury = (id: string, receipt: DeadLetter['receipt']): void => {
    const entry = waiting.get(id);
    if (entry === undefined) return;
    waiting.delete(id);
    buried.unshift({ decision: entry.decision, receipt, attempts: entry.attempts + 1 });
    buried.length = Math.min(buried.length, options.deadLetters ?? 10_000);
  };

  const postpone = (id: string, notBefore: Instant, attempts: number): void => {
    const entry = waiting.get(id);
    if (entry !== undefined) waiting.set(id, { ...entry, attempts, notBefore });
  };

  const add = (decision: OutboxEntry['decision'], trace?: string): void => {
    if (waiting.has(decision.id)) return;
    waiting.set(decision.id, { decision, attempts: 0, notBefore: 0, ...(trace === undefined ? {} : { trace }) });
  };

  const exhume = (id: string): DeadLetter | undefined => {
    const found = buried.find((letter) => letter.decision.id === id);
    buried = buried.filter((letter) => letter.decision.id !== id);
    return found;
  };

  const resend = (id: string): boolean => {
    const letter = exhume(id);
    if (letter !== undefined) add(letter.decision);
    return letter !== undefined;
  };

  const open = async <Answer>(answer: () => Answer): Promise<Answer> => {
    if (closed) throw storeError('STORE_CLOSED', 'the store was closed');
    return answer();
  };

  return {
    system: 'memory',
    load: (customer) => open(() => customers.get(customer)),
    commit: (commits) => open(() => commits.map(commitOne)),
    due: (now, limit) => open(() => due(now).slice(0, limit)),
    nextDue: () => open(() => earliest(customers.values(), (stored) => stored.wakeAt)),
    outbox: (now, limit, lane) => open(() => outbox(now, limit, lane)),
    nextDelivery: (lane) => open(() => earliest(heads(lane), (entry) => entry.notBefore)),
    stillHeld: (decisions) => open(() => decisions.filter((id) => waiting.has(id))),
    settle: (decision) => open(() => void waiting.delete(decision)),
    postpone: (decision, notBefore, attempts) => open(() => postpone(decision, notBefore, attempts)),
    bury: (decision, receipt) => open(() => bury(decision, receipt)),
    deadLetters: (limit) => open(() => buried.slice(0, limit)),
    resend: (decision) => open(() => resend(decision)),
    drop: (decision) => open(() => exhume(decision) !== undefined),
    entriesOf: (customer) =>
      open(() => ({
        outbox: Array.from(waiting.values()).filter(isFor(customer)),
        deadLetters: buried.filter(isFor(customer)),
      })),
    close: async () => {
      closed = true;
    },
  };
}

const isIn = (lane: Lane | undefined, { decision: { channel } }: OutboxEntry): boolean =>
  lane === undefined || ('of' in lane ? lane.of === channel : !lane.notOf.includes(channel));

function forget(ids: Set<string>, limit: number): void {
  for (const oldest of ids) {
    if (ids.size <= limit) return;
    ids.delete(oldest);
  }
}

function earliest<Item>(items: Iterable<Item>, at: (item: Item) => Instant | undefined): Instant | undefined {
  let first: Instant | undefined;
  for (const item of items) {
    const instant = at(item);
    if (instant !== undefined && (first === undefined || instant < first)) first = instant;
  }
  return first;
}
