import type { Commit } from '@opportune/core';

import { accountOf, stateOf } from './ledger.ts';

/** A commit of the first version, unless told otherwise. */
export const commitOf = (customer: string, inputId: string, rest: Partial<Commit> = {}): Commit => ({
  customer,
  expectedVersion: 0,
  inputId,
  state: stateOf(customer, accountOf(undefined)),
  wakeAt: undefined,
  decisions: [],
  ...rest,
});
