import type { Attributes, Condition } from '../conditions/condition.ts';
import type { Scalar } from '../shape/shape.ts';
import type { Instant } from '../time/instant.ts';

/**
 * A next-best-action candidate.
 * @public
 */
export interface Action<A extends Attributes = Attributes, Trigger extends string = string> {
  readonly id: string;
  /** What its group is for, such as `acquire`, `retain` or `grow`. Policies and levers of the issue hold for all its actions. */
  readonly issue?: string;
  /** Policies and levers of the group hold for all its actions. */
  readonly group?: string;
  /**
   * Where it may go out: on one channel, or on one of several, at most 8, those that are preferred first. On each it is a candidate of its own, its treatment there,
   * and in one moment at most one of them is chosen.
   */
  readonly channel: string | readonly string[];
  /** Words by which contact policies speak of actions across groups, such as `promotion`; at most 64. */
  readonly tags?: readonly string[];
  /** What a response is worth; 1 where it is left out. */
  readonly value?: number;
  /** The trigger that proposes it; an action without one answers requests. */
  readonly on?: Trigger;
  /** Eligible only where this is true. */
  readonly when?: Condition<A>;
  /** What factors may know of it, such as a margin or a category. */
  readonly attributes?: Readonly<Record<string, Scalar>>;
  /** Its treatment by channel. */
  readonly content?: Readonly<Record<string, unknown>>;
  /** Valid from this instant on. */
  readonly validFrom?: Instant;
  /** Valid before this instant. */
  readonly validTo?: Instant;
  /** Comes before all that are not, whatever its score, and is not held out: a notice that the law asks for. */
  readonly mandatory?: true;
  /** Weight set by the business; 1 where it is left out. Counts where the ranking has the factor `lever`. */
  readonly lever?: number;
}
