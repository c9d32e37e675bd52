import type { Decision, StrategyReference } from '../funnel/decision.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Timed } from '../step/stepped.ts';
import type { Ignored } from '../step/stepResult.ts';
import type { Instant } from '../time/instant.ts';

/**
 * One step as an audit keeps it: plain JSON, with everything that went in but the state, of which it has a digest.
 * @public
 */
export interface DecisionRecord extends Timed {
  /** The strategy that decided. Its hash stands for its seed too, but not for the models, recipes and lists that it was given. */
  readonly strategy: StrategyReference;
  /** Digest of the state before; null for a customer never seen. */
  readonly before: string | null;
  /** The state before itself, null for a customer never seen, where the records before do not lead to it: `retrace` goes on from there. */
  readonly state?: CustomerState | null;
  readonly decisions: readonly Decision[];
  readonly wakeAt: Instant | null;
  readonly ignored: Ignored | null;
  /** Digest of the state after, which is that before the customer's next record. */
  readonly after: string;
}
