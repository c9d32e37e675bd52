import type { CustomerEvent } from '../src/events/customerEvent.ts';
import type { CustomerState } from '../src/profile/customerState.ts';
import type { Node } from '../src/shape/shape.ts';
import { compile } from '../src/strategy/standardCompile.ts';
import type { Instant } from '../src/time/instant.ts';
import type { TriggerMatch } from '../src/triggers/triggerMatch.ts';
import { small } from './small.ts';

/** What happens: an event as `type` or `type:property`, with its time; or an instant at which time is let pass. */
export type Happens = readonly [event: string, time: Instant] | Instant;

const LONG_AFTER = 1e12;

/** Plays events to a pattern, and gives what has fired: the ids of the events by step, `cart1 visit2`, and `@` where time has ended it. */
export function matches(node: Node, happens: readonly Happens[]): readonly string[] {
  return played(node, happens).fired.map(told);
}

/** The same with the state at the end. */
export function played(
  node: Node,
  happens: readonly Happens[],
): { readonly fired: readonly TriggerMatch[]; readonly state: CustomerState | undefined } {
  const step = compile(small({ lateness: LONG_AFTER, triggers: { t: node } }));
  const fired: TriggerMatch[] = [];
  let state: CustomerState | undefined;
  for (const each of happens) {
    const input = typeof each === 'number' ? ({ kind: 'wakeUp', customer: 'ada' } as const) : eventOf(...each);
    const result = step(state, input, typeof each === 'number' ? each : LONG_AFTER);
    state = result.state;
    fired.push(...result.fired);
  }
  return { fired, state };
}

/** `cart:50` at 3 is an event of type cart with n 50, and the id `cart3`. */
export function eventOf(said: string, time: Instant): CustomerEvent {
  const [type = '', n] = said.split(':');
  return { id: `${type}${time}`, type, customer: 'ada', time, properties: n === undefined ? {} : { n: Number(n) } };
}

function told({ steps = {}, kind, at, event }: TriggerMatch): string {
  const ids = Object.values(steps).flatMap((events) => events.map(({ id }) => id));
  const isAtEvent = event?.time === at;
  return `${kind === 'timeout' ? 'missed ' : ''}${ids.join(' ')}${isAtEvent ? '' : ` @${at}`}`;
}
