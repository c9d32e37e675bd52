import type { CustomerEvent } from '../events/customerEvent.ts';
import type { RememberedEvent } from '../triggers/keptOf.ts';
import type { Opened } from '../triggers/opening.ts';
import { nameIn, pathsIn } from './paths.ts';
import type { Plan } from './plan.ts';

/** What is looked at of the events of a trigger: all of the one that rules see, or what has these names. */
export interface Looked {
  readonly whole: boolean;
  readonly names: readonly string[];
  readonly ofSteps: readonly string[];
}

/** T24: what is looked at when a trigger fires, by the actions that it proposes and what these go through. */
export function lookedAt({ actions, conditions, funnel }: Plan, trigger: string): Looked {
  const proposed = actions.filter(({ on }) => on === trigger);
  const text = JSON.stringify(proposed.length === 0 ? [] : [proposed.map(({ when }) => when), conditions, funnel]);
  return {
    whole: text.includes('"kind":"custom"') || text.includes('"model":'),
    names: pathsIn(text, 'event').map(([, ...rest]) => nameIn(rest)),
    // Patterns may name conditions as well.
    ofSteps: pathsIn(text + JSON.stringify(conditions), 'steps').map(([, , ...rest]) => nameIn(rest)),
  };
}

/** T24: as much of an event as is looked at, beside its id, type and time. */
export function keptOf(
  { customer: _, ...event }: CustomerEvent,
  { whole, names }: Omit<Looked, 'ofSteps'>,
): RememberedEvent {
  if (whole) return event;
  const { id, type, time, properties, ...envelope } = event;
  const named = <T extends object>(of: T): T =>
    Object.fromEntries(Object.entries(of).filter(([name]) => names.includes(name))) as T;
  const { source, received } = named(envelope);
  return {
    id,
    type,
    time,
    properties: named(properties),
    ...(source !== undefined && { source }),
    ...(received !== undefined && { received }),
  };
}

/** T24: of the event of an absence also the type is left out where it is not looked at. */
export function openedBy(event: CustomerEvent, looked: Looked): Opened {
  const { type, properties, ...kept } = keptOf(event, looked);
  return {
    ...kept,
    ...((looked.whole || looked.names.includes('type')) && { type }),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}
