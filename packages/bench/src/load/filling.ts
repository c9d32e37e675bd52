import type { Commit, CustomerState, Step, StateStore } from '@opportune/core';

import { histories } from './work.ts';

/** Customers in one transaction. */
const AT_ONCE = 1000;

/** Puts `m` customers with their histories into a store, past the server: what they were is not what is measured. */
export async function fill(store: StateStore, step: Step, m: number, now: number): Promise<void> {
  let units: Commit[] = [];
  const write = async (): Promise<void> => {
    await store.commit(units);
    units = [];
  };
  for (const [customer, events] of histories(m, now)) {
    let state: CustomerState | undefined;
    let wakeAt: number | undefined;
    for (const event of events) ({ state, wakeAt } = step(state, event, event.time));
    if (state === undefined) continue;
    units.push({ customer, expectedVersion: 0, inputId: undefined, state, wakeAt, decisions: [] });
    if (units.length === AT_ONCE) await write();
  }
  if (units.length > 0) await write();
}
