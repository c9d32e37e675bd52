import type { Commit } from '@opportune/core';

import { stateOf } from './ledger.ts';

/** A commit of the first version, unless told otherwise. */
export const commitOf = (customer: string, inputId: string, rest: Partial<Commit> = {}): Commit => ({
  customer,
  expectedVersion: 0,
  inputId,
  state: stateOf(customer, { total: 0, inputs: [], alarms: [], receipts: {} }),
  wakeAt: undefined,
  decisions: [],
  ...rest,
});
