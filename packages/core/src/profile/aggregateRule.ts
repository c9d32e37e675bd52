import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { PartRule } from '../parts/partRule.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Fields, Node } from '../shape/shape.ts';
import type { Instant } from '../time/instant.ts';

/**
 * One kind of aggregate: its shape, and how it is made to run.
 * @public
 */
export interface AggregateRule<N extends Node = Node> {
  readonly family: 'aggregate';
  readonly kind: N['kind'];
  readonly fields: Fields;
  /** What makes it run: `[aggregatesRule]`. */
  readonly needs: readonly PartRule[];
  compile(node: N, build: ConditionBuild, at: Pointer): CompiledAggregate;
}

/**
 * An aggregate ready to run. What it remembers is plain JSON that only it understands, and does not depend on the
 * order in which events arrive.
 * @public
 */
export interface CompiledAggregate {
  /** The types of the events that it takes in. */
  readonly listensTo: readonly string[];
  /** Is this a memory of its form? Asked where another version of the strategy has written it. */
  accepts(memory: unknown): boolean;
  /** The memory with the event added; the same memory where the event has nothing to add. */
  add(memory: unknown, event: CustomerEvent, watermark: Instant): unknown;
  /**
   * The value as of an instant that is not before any event added; undefined where there is none. `zone` is the customer's
   * attribute `timeZone`, whatever that is.
   */
  read(memory: unknown, asOf: Instant, zone: unknown): unknown;
  /** What is remembered of the events of two memories, none of which is in both; the same whichever is named first. */
  merge(one: unknown, other: unknown, watermark: Instant): unknown;
}
