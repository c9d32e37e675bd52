import type { Input } from '../events/input.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';

/**
 * The moment about which is asked.
 * @public
 */
export interface Situation {
  /** Before the input. */
  readonly state: CustomerState | undefined;
  /** A request or an event; of others nothing is chosen. */
  readonly input: Input;
  readonly now: Instant;
  /** How accounts that many customers share stand; untouched where they are left out. */
  readonly standings?: Standings;
}
