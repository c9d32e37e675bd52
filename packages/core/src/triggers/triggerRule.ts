import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Moment } from '../funnel/moment.ts';
import type { PartRule } from '../parts/partRule.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Fields, Node } from '../shape/shape.ts';
import type { Instant } from '../time/instant.ts';
import type { CompiledStep } from './eventPattern.ts';
import type { Readers } from './readers.ts';
import type { Firing } from './triggerMatch.ts';
import type { TriggerMemory } from './triggerMemory.ts';

/**
 * One kind of trigger: its shape, and how it is made to run.
 * @public
 */
export interface TriggerRule<N extends Node = Node> {
  readonly family: 'trigger';
  readonly kind: N['kind'];
  readonly fields: Fields;
  /** What makes it run: `[triggersRule]`. */
  readonly needs: readonly PartRule[];
  compile(node: N, build: TriggerBuild, at: Pointer): CompiledTrigger;
}

/**
 * What a trigger may use while it is compiled.
 * @public
 */
export interface TriggerBuild extends ConditionBuild {
  /** A trigger that is part of another; undefined where it is of a kind that nobody knows. */
  trigger(node: Node, at: Pointer): CompiledTrigger | undefined;
}

/**
 * A trigger ready to run: a small machine over one customer's events. Pure: what it remembers goes in and comes out.
 * @public
 */
export interface CompiledTrigger {
  /** The types of the events that it must see; every event where it is left out. */
  readonly listensTo?: readonly string[];
  /**
   * Its steps. Where it remembers nothing, and none of them matches, an event does nothing to it: then it is not shown one.
   * One that does not tell its steps is shown every event that it listens to.
   */
  readonly steps?: readonly CompiledStep[];
  /** Set where it ends what is under way in another wording of a trigger, under whose name it fires. */
  readonly drains?: { readonly as: string; readonly node: Node };
  /** Is this a memory of its form? Asked where another version of the strategy has written it. */
  accepts(memory: unknown): boolean;
  /**
   * What it makes of a memory that another version of it has written, and that it accepts; the moment is that of the step that
   * takes it over. Where it is left out, it goes on with the memory as it is.
   */
  adopt?(memory: TriggerMemory, moment: Moment): TriggerMemory | undefined;
  /**
   * Takes in an event. `moment` is what conditions see: this event, and the profile with this event added. `readers` says what may
   * be looked at of the event when the trigger fires later: no more of it need be remembered.
   */
  see(memory: TriggerMemory | undefined, event: CustomerEvent, moment: Moment, readers: Readers): Advance;
  /** The first instant at which time alone changes something; undefined where it does not. */
  due?(memory: TriggerMemory): Instant | undefined;
  /** Lets time pass until an instant that is due, and not further. Afterwards it is due later, or not at all. */
  elapse?(memory: TriggerMemory, due: Instant, moment: Moment): Advance;
  /**
   * What in a memory is under way, and was in the memory before, where that is given; undefined where that is nothing. One that
   * never is under way does not say.
   */
  underWay?(memory: TriggerMemory, before?: TriggerMemory): TriggerMemory | undefined;
  /** When the first event of what is open happened; undefined where nothing is. One of which nothing ever is open does not say. */
  openSince?(memory: TriggerMemory): Instant | undefined;
  /** What is remembered where that is let go. */
  withoutOpen?(memory: TriggerMemory): TriggerMemory | undefined;
  /** What is remembered of two customers who turn out to be one; the same whichever is named first. */
  merge(one: TriggerMemory, other: TriggerMemory): TriggerMemory;
}

/**
 * What an event, or time, did to a trigger.
 * @public
 */
export interface Advance {
  /** What it remembers now: the very same where nothing changed, undefined where it is nothing. */
  readonly memory: TriggerMemory | undefined;
  /** What fired, in order. */
  readonly fired?: readonly Firing[];
  /** The event closed or renewed the opportunity: what an earlier match still holds back must not go out any more. */
  readonly supersedes?: boolean;
}
