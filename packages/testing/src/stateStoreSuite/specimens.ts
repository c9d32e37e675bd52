import type { Commit, CustomerState, Decision, Receipt, StateStore } from '@opportune/core';
import { onTestFinished } from 'vitest';

import type { OpenedStore, OpenStore } from '../stateStoreSuite.ts';

/** Opens a store for the running test, and closes it when the test is over. */
export async function opened(open: OpenStore): Promise<OpenedStore> {
  const made = await open();
  onTestFinished(async () => {
    await made.store.close();
    await made.dispose?.();
  });
  return made;
}

/** A state that can be told from others by `mark`. */
export const stateOf = (customer: string, mark: unknown): CustomerState => ({
  format: 1,
  customer,
  strategy: '0'.repeat(32),
  watermark: 0,
  seen: [],
  profile: { mark },
  aggregates: {},
  triggers: {},
  consents: {},
  contacts: [],
  deferrals: [],
  since: 0,
  revision: 0,
});

export const decisionOf = (id: string, customer: string, content?: unknown): Decision => ({
  id,
  customer,
  action: 'cart-reminder',
  channel: 'email',
  slot: 'inbox',
  ...(content === undefined ? {} : { content }),
  at: 1,
  cause: { kind: 'request', id: 'r' },
  score: 1,
  factors: [],
  probability: 1,
  strategy: { id: 's', version: '1', hash: '0'.repeat(32) },
});

export const receiptOf = (decision: string, customer: string): Receipt => ({
  kind: 'receipt',
  decision,
  customer,
  channel: 'email',
  status: 'failed',
  time: 5,
  retryable: false,
  detail: 'no such address',
});

/** A commit of the first version, unless told otherwise. */
export const commitOf = (customer: string, inputId: string | undefined, rest: Partial<Commit> = {}): Commit => ({
  customer,
  expectedVersion: 0,
  inputId,
  state: stateOf(customer, inputId),
  wakeAt: undefined,
  decisions: [],
  ...rest,
});

/** All that a store tells of a customer and of what waits, to compare before and after. */
export const everything = async (store: StateStore, customer: string): Promise<unknown> => ({
  stored: await store.load(customer),
  due: await store.due(Number.MAX_SAFE_INTEGER, 100),
  nextDue: await store.nextDue(),
  outbox: await store.outbox(Number.MAX_SAFE_INTEGER, 100),
  nextDelivery: await store.nextDelivery(),
  deadLetters: await store.deadLetters(100),
});

/** The ids of the decisions that can be delivered now, in order. */
export const deliverable = async (store: StateStore, now = 0, limit = 100): Promise<readonly string[]> =>
  (await store.outbox(now, limit)).map((entry) => entry.decision.id);
