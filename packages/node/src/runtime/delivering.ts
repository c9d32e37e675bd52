import type {
  Clock,
  DeadLetter,
  Delivery,
  Instant,
  Millis,
  OutboxEntry,
  Profile,
  Receipt,
  StateStore,
} from '@opportune/core';

import { waitAfter } from './backoff.ts';
import type { Manner } from './deliveryOptions.ts';
import type { Signal } from './signal.ts';
import type { Telemetry } from './telemetry.ts';

/** What deliveries need, from the outbox to the receipt. */
export interface Dispatch {
  readonly store: StateStore;
  readonly clock: Clock;
  readonly profileOf: (customer: string) => Promise<Profile>;
  /** Which of them still wait in the outbox, where another process may have taken some out. */
  readonly stillWaiting: (decisions: readonly string[]) => Promise<readonly string[]>;
  /** Hands the receipt to the customer's serial section; false where the runtime stopped before it was dealt with. */
  readonly feed: (receipt: Receipt) => Promise<boolean>;
  /** Does what must be done in the store, again and again until it succeeds; false where the runtime stopped before. */
  readonly persist: (write: () => Promise<void>) => Promise<boolean>;
  readonly emit: (signal: Signal) => void;
  readonly telemetry: Telemetry | undefined;
  readonly signal: AbortSignal;
}

/** How the decisions of one lane are handed over. */
export interface Handing {
  readonly manner: Pick<Manner, 'attempts' | 'backoff' | 'patience'>;
  /**
   * Hands them over; undefined where no call was made, or nobody waits for the answer any more. Receipts are in the order of
   * the deliveries, and end before those that were not handed over. Never rejects.
   */
  readonly call: (deliveries: readonly Delivery[]) => Promise<readonly Receipt[] | undefined>;
  /** Until when nothing more is sent to a platform that fails; undefined where it does not. */
  readonly closedUntil: () => Instant | undefined;
}

/** A decision that was handed over, and what its channel has said. */
interface Handed {
  readonly entry: OutboxEntry;
  readonly receipt: Receipt;
  /** How long the call took that it was a part of. */
  readonly took: Millis;
}

/** A platform that asks for more asks for a day. */
export const LONGEST_PAUSE: Millis = 86_400_000;

/**
 * Sends decisions in one call, hands the receipts back, and then takes each decision out of the outbox or postpones it.
 * In this order, because what a crash interrupts is done again: a decision may be sent twice under the same id, but no
 * receipt is lost.
 */
export function deliverSome(dispatch: Dispatch, handing: Handing, shown: readonly OutboxEntry[]): Promise<void> {
  const { telemetry, clock } = dispatch;
  const deliver = (): Promise<void> => deliverNow(dispatch, handing, shown);
  return telemetry === undefined ? deliver() : telemetry.deliver(shown, clock.now(), deliver);
}

async function deliverNow(dispatch: Dispatch, handing: Handing, shown: readonly OutboxEntry[]): Promise<void> {
  const { clock, signal } = dispatch;
  let entries: readonly OutboxEntry[] = [];
  let profiles: readonly Profile[] = [];
  const loaded = await dispatch.persist(async () => {
    const waiting = new Set(await dispatch.stillWaiting(shown.map(({ decision }) => decision.id)));
    entries = shown.filter(({ decision }) => waiting.has(decision.id));
    profiles = await Promise.all(entries.map(({ decision }) => dispatch.profileOf(decision.customer)));
  });
  if (!loaded || entries.length === 0 || signal.aborted) return;
  const now = clock.now();
  const deliveries = entries.map(({ decision }, n) => ({ decision, profile: profiles[n]!, now }));
  const begun = performance.now();
  const receipts = await handing.call(deliveries);
  const took = performance.now() - begun;
  // Not sent, or nobody waits any more: they stay in the outbox and are sent later, or after the next start.
  if (receipts === undefined) return;
  await Promise.all(receipts.map((receipt, n) => dealWith(dispatch, handing, { entry: entries[n]!, receipt, took })));
}

async function dealWith(dispatch: Dispatch, handing: Handing, { entry, receipt: answer, took }: Handed): Promise<void> {
  const { store, clock, emit } = dispatch;
  const { decision } = entry;
  const { attempts, backoff, patience } = handing.manner;
  const closedUntil = handing.closedUntil();
  const isPatient = clock.now() - decision.at <= patience;
  const counts = !isPatient || (closedUntil === undefined && answer.retryAfter === undefined);
  const attempt = entry.attempts + 1;
  const receipt = counts && attempt >= attempts ? giveUp(answer, attempt) : answer;
  emit({ kind: 'receipt', decision, receipt, attempt, took });
  if (!(await dispatch.feed(receipt))) return;
  await dispatch.persist(async () => {
    if (receipt.status !== 'failed') return store.settle(decision.id);
    if (receipt.retryable === true) {
      const wait = waitAfter(attempt, backoff, Math.min(receipt.retryAfter ?? 0, LONGEST_PAUSE));
      // Behind those that were not tried: should it be this one that the platform cannot take, another is to find out.
      const notBefore = Math.max(clock.now() + wait, (closedUntil ?? 0) + 1);
      return store.postpone(decision.id, notBefore, counts ? attempt : entry.attempts);
    }
    await store.bury(decision.id, receipt);
    const letter: DeadLetter = { decision, receipt, attempts: attempt };
    emit({ kind: 'deadLetter', letter });
  });
}

function giveUp(receipt: Receipt, attempts: number): Receipt {
  if (receipt.status !== 'failed' || receipt.retryable !== true) return receipt;
  const { retryAfter: _, detail, ...rest } = receipt;
  const why = `given up after ${String(attempts)} tries`;
  return { ...rest, retryable: false, detail: detail === undefined ? why : `${detail}; ${why}` };
}
