import type { Input } from '../events/input.ts';
import type { StrategyReference } from '../funnel/decision.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import type { StepResult } from './stepResult.ts';

/**
 * A compiled strategy: deciding as one pure function. It knows no clock, no chance and no I/O, it never throws, and
 * the same arguments give the same bytes everywhere.
 *
 * `state` is undefined for a customer never seen; `now` is the time of deciding; `standings` is what a ledger says of the accounts
 * that `quota` names, each untouched where it is left out.
 * @public
 */
export interface Step {
  (state: CustomerState | undefined, input: Input, now: Instant, standings?: Standings): StepResult;
  readonly strategy: StrategyReference;
}
