import type { OutcomeType } from '../events/outcome.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What is remembered of an outcome, for the policies that count outcomes.
 * @public
 */
export interface PastOutcome {
  /** Stands for the id of its event, or for the decision whose receipt it came with. */
  readonly mark: number;
  readonly type: OutcomeType;
  /** Event time. */
  readonly at: Instant;
  /** That of the decision, where it is known; and so are the others. */
  readonly action?: string;
  readonly issue?: string;
  readonly group?: string;
  readonly channel?: string;
  readonly tags?: readonly string[];
}
