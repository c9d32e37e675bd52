import type {
  Channel,
  Clock,
  DeadLetter,
  Decision,
  Instant,
  OutboxEntry,
  Profile,
  Receipt,
  StateStore,
} from '@opportune/core';

import { waitAfter, type Backoff } from './backoff.ts';
import type { Sending } from './sending.ts';
import type { Signal } from './signal.ts';

/** What one delivery needs, from the outbox to the receipt. */
export interface Dispatch {
  readonly store: StateStore;
  readonly clock: Clock;
  readonly channelOf: (name: string) => Channel | undefined;
  readonly profileOf: (customer: string) => Promise<Profile>;
  /** Whether it still waits in the outbox, where another process may have taken it out. */
  readonly isWaiting: (decision: Decision) => Promise<boolean>;
  /** Hands the decision to its channel; undefined where the runtime stopped waiting for the answer. Never rejects. */
  readonly send: (sending: Sending) => Promise<Receipt | undefined>;
  /** Hands the receipt to the customer's serial section; false where the runtime stopped before it was dealt with. */
  readonly feed: (receipt: Receipt) => Promise<boolean>;
  /** Does what must be done in the store, again and again until it succeeds; false where the runtime stopped before. */
  readonly persist: (write: () => Promise<void>) => Promise<boolean>;
  readonly emit: (signal: Signal) => void;
  /** How often a decision is tried at most. */
  readonly attempts: number;
  readonly timeout: number;
  readonly backoff: Backoff;
  readonly signal: AbortSignal;
}

/**
 * Sends one decision, hands the receipt back, and then takes the decision out of the outbox or postpones it. In this
 * order, because what a crash interrupts is done again: a decision may be sent twice under the same id, but no
 * receipt is lost.
 */
export async function deliverOne(dispatch: Dispatch, entry: OutboxEntry): Promise<void> {
  const { store, clock, send, emit, persist, attempts, timeout, signal } = dispatch;
  const { decision } = entry;
  const attempt = entry.attempts + 1;
  let profile: Profile = {};
  let isWaiting = false;
  const loaded = await persist(async () => {
    profile = await dispatch.profileOf(decision.customer);
    isWaiting = await dispatch.isWaiting(decision);
  });
  if (!loaded || !isWaiting || signal.aborted) return;
  const channel = dispatch.channelOf(decision.channel);
  const begun = performance.now();
  const answer = await send({ channel, decision, profile, clock, timeout, signal });
  const took = performance.now() - begun;
  // Nobody waits any more: it stays in the outbox and is sent again after the next start.
  if (answer === undefined) return;

  const receipt = attempt < attempts ? answer : giveUp(answer, attempt);
  emit({ kind: 'receipt', decision, receipt, attempt, took });
  if (!(await dispatch.feed(receipt))) return;
  await persist(async () => {
    if (receipt.status !== 'failed') return store.settle(decision.id);
    if (receipt.retryable === true)
      return store.postpone(decision.id, again(receipt, attempt, clock.now(), dispatch.backoff));
    const letter: DeadLetter = { decision, receipt, attempts: attempt };
    await store.bury(decision.id, receipt);
    emit({ kind: 'deadLetter', letter });
  });
}

function giveUp(receipt: Receipt, attempts: number): Receipt {
  if (receipt.status !== 'failed' || receipt.retryable !== true) return receipt;
  const { retryAfter: _, detail, ...rest } = receipt;
  const why = `given up after ${String(attempts)} tries`;
  return { ...rest, retryable: false, detail: detail === undefined ? why : `${detail}; ${why}` };
}

const again = (receipt: Receipt, failures: number, now: Instant, backoff: Backoff): Instant =>
  now + waitAfter(failures, backoff, receipt.retryAfter);
