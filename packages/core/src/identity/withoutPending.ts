import type { CustomerState } from '../profile/customerState.ts';

/** A customer whose identities need not be told apart any more by where they stand: something has been built upon all of them. */
export function withoutPending(state: CustomerState): CustomerState {
  if (state.pending === undefined) return state;
  const { pending: _, ...rest } = state;
  return rest;
}
