import { triggersRule } from '../parts/triggers.ts';
import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Millis } from '../time/duration.ts';
import { compileEventPattern, eventPattern, eventPatternShape, type EventPattern } from './eventPattern.ts';
import { isOpening, laterOf, openBefore, openedAt, opening, withoutOpened, type Opening } from './opening.ts';
import type { TriggerRule } from './triggerRule.ts';

/** @public */
export interface Sequence<First extends string = string, Second extends string = string, Where = Node> {
  readonly kind: 'sequence';
  readonly first: EventPattern<First, Where>;
  readonly second: EventPattern<Second, Where>;
  readonly within: Millis;
}

/**
 * Fires where one kind of event is followed by another in time: a click, then a visit within an hour. Other events may
 * lie between them.
 *
 * A match that `first` opens at t is closed by the first `second` with a time from t to t + `within`, both included; rules
 * see the `second` event. A new `first` begins anew, and each event opens and closes one match at most.
 *
 * @param options - `within`: milliseconds, above 0
 * @example
 * ```ts
 * import { hours, sequence } from '@opportune/core';
 *
 * sequence({ first: 'email_clicked', second: 'site_visited', within: hours(1) }).within; // => 3600000
 * ```
 * @see docs/semantics.md, T4
 * @public
 */
export const sequence = <
  const First extends string,
  const Second extends string,
  const FirstWhere extends Node = never,
  const SecondWhere extends Node = never,
>(options: {
  readonly first: First | EventPattern<First, FirstWhere>;
  readonly second: Second | EventPattern<Second, SecondWhere>;
  readonly within: Millis;
}): Sequence<First, Second, FirstWhere | SecondWhere> =>
  ({
    kind: 'sequence',
    first: eventPattern(options.first),
    second: eventPattern(options.second),
    within: options.within,
  }) as Sequence<First, Second, FirstWhere | SecondWhere>;

/** @public */
export const sequenceRule: TriggerRule<Sequence> = {
  family: 'trigger',
  kind: 'sequence',
  needs: [triggersRule],
  fields: { required: { first: eventPatternShape, second: eventPatternShape, within: { is: 'number', above: 0 } } },
  compile: (node, build, at) => {
    const opens = compileEventPattern(node.first, build, under(at, 'first'));
    const closes = compileEventPattern(node.second, build, under(at, 'second'));
    return {
      steps: [opens, closes],
      listensTo: [node.first.type, node.second.type],
      accepts: isOpening,
      underWay: openBefore,
      openSince: openedAt,
      withoutOpen: withoutOpened,
      see: (memory, event, moment) => {
        const { opened } = (memory as Opening | undefined) ?? {};
        const isNewer = opened === undefined || event.time >= opened.time;
        const inTime = opened !== undefined && isNewer && event.time <= opened.time + node.within;
        const fires = inTime && closes.matches(event, moment);
        const next = isNewer && opens.matches(event, moment) ? { time: event.time } : fires ? undefined : opened;
        const after = next === opened ? memory : opening(next, undefined);
        return fires ? { memory: after, fired: [{ openedAt: opened.time, at: event.time, event }] } : { memory: after };
      },
      merge: (one, other) => opening(laterOf((one as Opening).opened, (other as Opening).opened), undefined) ?? {},
    };
  },
};
