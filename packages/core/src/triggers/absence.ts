import type { CustomerEvent } from '../events/customerEvent.ts';
import { triggersRule } from '../parts/triggers.ts';
import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { compileEventPattern, eventPattern, eventPatternShape, type EventPattern } from './eventPattern.ts';
import { keptOf } from './keptOf.ts';
import {
  isOpening,
  laterOf,
  openBefore,
  openedAt,
  opening,
  withoutOpened,
  type Opened,
  type Opening,
} from './opening.ts';
import type { Readers } from './readers.ts';
import type { TriggerRule } from './triggerRule.ts';

/** @public */
export interface Absence<After extends string = string, Of extends string = string, Where = Node> {
  readonly kind: 'absence';
  readonly after: EventPattern<After, Where>;
  readonly of: EventPattern<Of, Where>;
  readonly for: Millis;
}

/**
 * Fires where an event was not followed by another kind of event for a while: a cart, and no order for 30 minutes.
 *
 * An absence that `after` opens at t fires at t + `for`, unless an event `of` comes with a time of at most t + `for`. A
 * new `after` begins anew. Rules see the event that opened it.
 *
 * @param options - `for`: milliseconds, above 0
 * @example
 * ```ts
 * import { absence, minutes } from '@opportune/core';
 *
 * absence({ after: 'cart_updated', of: 'order_completed', for: minutes(30) }).for; // => 1800000
 * ```
 * @see docs/semantics.md, T3
 * @public
 */
export const absence = <
  const After extends string,
  const Of extends string,
  const AfterWhere extends Node = never,
  const OfWhere extends Node = never,
>(options: {
  readonly after: After | EventPattern<After, AfterWhere>;
  readonly of: Of | EventPattern<Of, OfWhere>;
  readonly for: Millis;
}): Absence<After, Of, AfterWhere | OfWhere> =>
  ({
    kind: 'absence',
    after: eventPattern(options.after),
    of: eventPattern(options.of),
    for: options.for,
  }) as Absence<After, Of, AfterWhere | OfWhere>;

/** @public */
export const absenceRule: TriggerRule<Absence> = {
  family: 'trigger',
  kind: 'absence',
  needs: [triggersRule],
  fields: { required: { after: eventPatternShape, of: eventPatternShape, for: { is: 'number', above: 0 } } },
  compile: (node, build, at) => {
    const opens = compileEventPattern(node.after, build, under(at, 'after'));
    const closes = compileEventPattern(node.of, build, under(at, 'of'));
    return {
      steps: [opens, closes],
      listensTo: [node.after.type, node.of.type],
      accepts: isAbsence,
      underWay: openBefore,
      openSince: openedAt,
      withoutOpen: withoutOpened,
      due: (memory) => dueTime(memory as Opening, node.for),
      elapse: (memory, at, { customer }) => {
        const { opened, closedAt } = memory as Opening;
        const event = { id: '', type: node.after.type, properties: {}, ...opened!, customer };
        return { memory: opening(undefined, closedAt), fired: [{ openedAt: event.time, at, event }] };
      },
      see: (memory, event, moment, readers) => {
        const before = memory as Opening | undefined;
        let { opened, closedAt } = before ?? {};
        let supersedes = false;
        if (closes.matches(event, moment)) {
          // An order of yesterday that arrives only now says nothing about the cart of today.
          if (opened === undefined || event.time >= opened.time) {
            opened = undefined;
            supersedes = true;
          }
          closedAt = Math.max(closedAt ?? event.time, event.time);
        }
        // Late: the order that ends this cart has been seen already, or a newer cart has.
        const isLate = event.time < Math.max(closedAt ?? -Infinity, opened?.time ?? -Infinity);
        if (!isLate && opens.matches(event, moment)) {
          opened = openedBy(event, readers);
          supersedes = true;
        }
        const isUnchanged = opened === before?.opened && closedAt === before?.closedAt;
        return { memory: isUnchanged ? memory : opening(opened, closedAt), supersedes };
      },
      merge: (one, other) => joined(one, other),
    };
  },
};

const dueTime = ({ opened }: Opening, wait: Millis): Instant | undefined =>
  opened === undefined ? undefined : opened.time + wait;

/** What the trigger says of it itself need not be remembered. */
function openedBy(event: CustomerEvent, readers: Readers): Opened {
  const { type, properties, ...kept } = keptOf(event, readers.whole, readers.ofEvent);
  return {
    ...kept,
    ...(readers.whole || readers.ofEvent.has('type') ? { type } : {}),
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
  };
}

/** An opening of which it is known what event it was: a sequence remembers only when. */
const isAbsence = (memory: unknown): memory is Opening =>
  isOpening(memory) && (memory.opened === undefined || typeof memory.opened.id === 'string');

/** As if one customer had done both: the later opening counts, unless something has closed it since. */
function joined(one: Opening, other: Opening): Opening {
  const closedAt = Math.max(one.closedAt ?? -Infinity, other.closedAt ?? -Infinity);
  const opened = laterOf(one.opened, other.opened);
  const isOpen = opened !== undefined && opened.time >= closedAt;
  return opening(isOpen ? opened : undefined, closedAt === -Infinity ? undefined : closedAt) ?? {};
}
