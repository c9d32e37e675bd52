import type { PastOutcome } from './pastOutcome.ts';

/** Something with these outcomes in the place of those it had; without any where there are none. */
export function withOutcomes<T extends { readonly outcomes?: readonly PastOutcome[] }>(
  it: T,
  outcomes: readonly PastOutcome[] = [],
): T {
  const { outcomes: _, ...rest } = it;
  return (outcomes.length === 0 ? rest : { ...rest, outcomes }) as T;
}
