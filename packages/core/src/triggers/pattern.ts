import { triggersRule } from '../parts/triggers.ts';
import type { Millis } from '../time/duration.ts';
import { advance } from './pattern/advance.ts';
import { elapse } from './pattern/elapse.ts';
import { Forest } from './pattern/forest.ts';
import { Judge } from './pattern/judge.ts';
import { stepsOf, typesOf } from './pattern/listening.ts';
import { isPatternMemory, openSince, type PatternMemory } from './pattern/memory.ts';
import { merge } from './pattern/merge.ts';
import { partShape } from './pattern/partShape.ts';
import type { PatternPart } from './pattern/patternPart.ts';
import { programOf } from './pattern/programOf.ts';
import type { Skip } from './pattern/skip.ts';
import type { TriggerRule } from './triggerRule.ts';

/** @public */
export interface Pattern<Part = PatternPart> {
  readonly kind: 'pattern';
  readonly steps: readonly Part[];
  readonly within?: Millis;
  readonly skip?: Skip;
  readonly fires?: 'complete' | 'timeout' | 'both';
}

/**
 * Fires where the events of a customer follow a pattern: steps one behind another, with what may lie between them and what
 * must not, loops, and whiles in which something does not happen. Rules see the last event, and those of all steps as
 * `steps.<name>.<property>`.
 *
 * @param options - `within`: how long after its first event a match may end, milliseconds, both ends included. `skip`: which
 * other matches under way are let go when one has fired; those that have begun by its last event where it is left out. `fires`: at a match, at one that was begun and misses its limit, or at both; `trigger.kind` tells them apart
 * @example
 * ```ts
 * import { begin, compare, followedBy, hours, pattern, without } from '@opportune/core';
 *
 * const tempted = pattern({
 *   steps: [
 *     begin('cart', 'cart_updated'),
 *     without('order_completed'),
 *     followedBy('visit', { type: 'product_viewed', where: compare('event.price', 'gt', 'steps.cart.total') }),
 *   ],
 *   within: hours(2),
 * });
 *
 * tempted.steps[0]; // => { name: 'cart', of: { type: 'cart_updated' } }
 * ```
 * @see docs/semantics.md, T7 to T14
 * @public
 */
export const pattern = <const Part extends PatternPart>(options: Omit<Pattern<Part>, 'kind'>): Pattern<Part> => ({
  kind: 'pattern',
  ...options,
});

/** @public */
export const patternRule: TriggerRule<Pattern> = {
  family: 'trigger',
  kind: 'pattern',
  needs: [triggersRule],
  fields: {
    required: { steps: { is: 'list', of: partShape, min: 1 } },
    optional: {
      within: { is: 'number', above: 0 },
      skip: {
        is: 'object',
        fields: {
          required: { to: { is: 'oneOf', of: ['none', 'next', 'pastLast', 'first', 'last'] } },
          optional: { of: { is: 'text' } },
        },
      },
      fires: { is: 'oneOf', of: ['complete', 'timeout', 'both'] },
    },
  },
  compile: (node, build, at) => {
    const program = programOf(node, build, at);
    const types = typesOf(program);
    return {
      ...(types === undefined ? {} : { listensTo: types }),
      steps: stepsOf(program),
      accepts: isPatternMemory,
      adopt: (memory) => new Forest(program, memory as PatternMemory, '').memory(),
      see: (memory, event, moment, readers) => {
        const result = advance(program, memory as PatternMemory | undefined, event, moment, readers);
        if (program.endings.length === 0) return result;
        const judge = new Judge(event, moment);
        return program.endings.some((test) => judge.fits(test, undefined)) ? { ...result, supersedes: true } : result;
      },
      due: (memory) => (memory as PatternMemory).due,
      elapse: (memory, due, { customer }) => elapse(program, memory as PatternMemory, due, customer),
      openSince: (memory) => openSince(memory as PatternMemory),
      withoutOpen: () => undefined,
      merge: (one, other) => merge(program, one as PatternMemory, other as PatternMemory),
    };
  },
};
