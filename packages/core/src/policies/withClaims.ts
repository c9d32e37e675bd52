import { own } from '../internal/own.ts';
import type { Claim, Standings } from './claim.ts';

/** How accounts stand after a decision, for those that are decided after it. */
export function withClaims(standings: Standings, claims: readonly Claim[]): Standings {
  const after: Record<string, number> = { ...standings };
  for (const { account, amount } of claims) after[account] = (own(after, account) ?? 0) + amount;
  return after;
}
