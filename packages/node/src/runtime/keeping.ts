import {
  erased,
  exportOf,
  type CustomerState,
  type CustomerExport,
  type Entries,
  type OutboxEntry,
  type DeadLetter,
} from '@opportune/core';

import type { Deciding } from './deciding.ts';
import { whoIs } from './identities.ts';
import { ofTheStep } from './stepFailed.ts';

/**
 * All that a runtime has of one customer.
 * @public
 */
export interface CustomerFile extends Entries {
  /** Undefined for a customer never seen. */
  readonly known: CustomerExport | undefined;
}

/**
 * What is remembered of a customer, under the id that they go by now.
 * @public
 */
export interface Known {
  readonly customer: string;
  readonly state: CustomerState | undefined;
}

type Keeping = Pick<Deciding, 'step' | 'store' | 'cache' | 'clock'>;

/** What a decision would begin with. */
export async function knownStored({ store }: Pick<Keeping, 'store'>, asked: string): Promise<Known> {
  const customer = await whoIs(store, asked);
  return { customer, state: (await store.load(customer))?.state };
}

/** Everything, under whichever of their ids it is kept. */
export async function exportStored(keeping: Keeping, customer: string): Promise<CustomerFile> {
  const { step, store, clock } = keeping;
  const ids = await idsOf(keeping, customer);
  const state = (await store.load(ids[0]!))?.state;
  const outbox: OutboxEntry[] = [];
  const deadLetters: DeadLetter[] = [];
  for (const id of ids) {
    const entries = await store.entriesOf(id);
    outbox.push(...entries.outbox);
    deadLetters.push(...entries.deadLetters);
  }
  return { known: state && ofTheStep(() => exportOf(step, state, clock.now())), outbox, deadLetters };
}

/** Leaves nothing but the ids and the instant, and takes back what has not left yet. */
export async function eraseStored(keeping: Keeping, customer: string): Promise<readonly string[]> {
  const ids = await idsOf(keeping, customer);
  for (const id of ids) await eraseOne(keeping, id);
  return ids;
}

async function eraseOne({ step, store, cache, clock }: Keeping, customer: string): Promise<void> {
  for (;;) {
    const expectedVersion = (await store.load(customer))?.version ?? 0;
    const state = erased(step, customer, clock.now());
    const unit = { customer, expectedVersion, inputId: undefined, state, wakeAt: undefined, decisions: [] };
    const [answer] = await store.commit([{ ...unit, forgets: true }]);
    cache.delete(customer);
    if (answer === 'committed') return;
  }
}

/** Who the customer is now first, then the ids under which they were known. */
async function idsOf({ store }: Keeping, customer: string): Promise<readonly string[]> {
  const now = await whoIs(store, customer);
  const state = (await store.load(now))?.state;
  const others = [
    customer,
    ...Object.keys(state?.origins ?? {}),
    ...(state?.subject === undefined ? [] : [state.subject]),
  ];
  return [...new Set([now, ...others])];
}
