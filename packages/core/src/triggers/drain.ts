import { triggersRule } from '../parts/triggers.ts';
import { show } from '../shape/describe.ts';
import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { TriggerMemory } from './triggerMemory.ts';
import type { Advance, CompiledTrigger, TriggerRule } from './triggerRule.ts';

/** @public */
export interface Drain<Of = Node, As extends string = string> {
  readonly kind: 'drain';
  /** The trigger as it was. */
  readonly of: Of;
  /** The name of the trigger that has taken its place. */
  readonly as: As;
}

/**
 * Ends what was under way in a trigger as it was before it changed: matches that the old wording has opened go on under the old
 * wording, and fire under the name of the new one; it opens nothing new.
 *
 * @param of - the trigger of the version before, as it was, which must be one that can be under way: `absence`, `sequence`
 * @param options - `as`: the name under which it stood, and under which the new one stands
 * @throws {OpportuneError} by `compile`: KIND_UNKNOWN where `of` is never under way, TRIGGER_UNKNOWN where there is no `as`
 * @example
 * ```ts
 * import { absence, drain, minutes } from '@opportune/core';
 *
 * const before = absence({ after: 'cart_updated', of: 'order_completed', for: minutes(30) });
 *
 * drain(before, { as: 'cart_abandoned' }).of.for; // => 1800000
 * ```
 * @see docs/semantics.md, S7
 * @public
 */
export const drain = <const Of extends Node, const As extends string>(
  of: Of,
  options: { readonly as: As },
): Drain<Of, As> => ({ kind: 'drain', of, as: options.as });

/** @public */
export const drainRule: TriggerRule<Drain> = {
  family: 'trigger',
  kind: 'drain',
  needs: [triggersRule],
  fields: { required: { of: { is: 'node', family: 'trigger' }, as: { is: 'text' } } },
  compile: ({ of, as }, build, at) => {
    const trigger = build.trigger(of, under(at, 'of'));
    if (trigger === undefined) return NOTHING;
    if (trigger.underWay === undefined) {
      const expected = 'expected a trigger that can be under way';
      build.fault('KIND_UNKNOWN', under(under(at, 'of'), 'kind'), `${expected}, found ${show(of.kind)}`);
      return NOTHING;
    }
    return draining(trigger, { as, node: of });
  },
};

/** Takes the place of what could not be read. */
const NOTHING: CompiledTrigger = {
  listensTo: [],
  accepts: () => false,
  see: (memory) => ({ memory }),
  merge: (one) => one,
};

function draining(trigger: CompiledTrigger, drains: NonNullable<CompiledTrigger['drains']>): CompiledTrigger {
  const closed = (advance: Advance, before: TriggerMemory): Advance => ({
    ...advance,
    memory: advance.memory && trigger.underWay?.(advance.memory, before),
  });
  return {
    ...(trigger.listensTo === undefined ? {} : { listensTo: trigger.listensTo }),
    // None of its steps does anything where it remembers nothing.
    steps: [],
    drains,
    accepts: (memory) => trigger.accepts(memory),
    adopt: (memory) => trigger.underWay?.(memory),
    see: (memory, event, moment, readers) =>
      memory === undefined ? { memory } : closed(trigger.see(memory, event, moment, readers), memory),
    due: (memory) => trigger.due?.(memory),
    elapse: (memory, due, moment) => closed(trigger.elapse?.(memory, due, moment) ?? { memory }, memory),
    openSince: (memory) => trigger.openSince?.(memory),
    withoutOpen: () => undefined,
    merge: (one, other) => trigger.merge(one, other),
  };
}
