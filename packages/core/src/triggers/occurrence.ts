import { triggersRule } from '../parts/triggers.ts';
import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { compileEventPattern, eventPatternShape, type EventPattern } from './eventPattern.ts';
import type { TriggerRule } from './triggerRule.ts';

/** @public */
export interface Occurrence<Type extends string = string, Where = Node> {
  readonly kind: 'occurrence';
  readonly of: EventPattern<Type, Where>;
}

/**
 * Fires at every event of a type, or at those that meet a condition.
 *
 * @example
 * ```ts
 * import { gte, occurrence } from '@opportune/core';
 *
 * occurrence('order_completed', gte('event.total', 1000)).of.type; // => 'order_completed'
 * ```
 * @see docs/semantics.md, T2
 * @public
 */
export const occurrence = <const Type extends string, const Where extends Node = never>(
  type: Type,
  where?: Where,
): Occurrence<Type, Where> => ({ kind: 'occurrence', of: where === undefined ? { type } : { type, where } });

/** @public */
export const occurrenceRule: TriggerRule<Occurrence> = {
  family: 'trigger',
  kind: 'occurrence',
  needs: [triggersRule],
  fields: { required: { of: eventPatternShape } },
  compile: ({ of }, build, at) => {
    const step = compileEventPattern(of, build, under(at, 'of'));
    return {
      listensTo: [of.type],
      steps: [step],
      accepts: () => false,
      see: (memory, event, moment) =>
        step.matches(event, moment) ? { memory, fired: [{ openedAt: event.time, at: event.time, event }] } : { memory },
      merge: (one) => one,
    };
  },
};
