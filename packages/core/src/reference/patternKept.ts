import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Pattern } from '../triggers/pattern.ts';
import type { PatternPart } from '../triggers/pattern/patternPart.ts';
import type { Condition } from './nodes.ts';
import type { Plan } from './plan.ts';

/** T14: a taken event as it is remembered: whole where time alone may fire the pattern, else what paths of the strategy lead to. */
export function remembered(
  { steps, fires = 'complete' }: Pattern<PatternPart<string, Condition>>,
  event: CustomerEvent,
  plan: Plan | undefined,
): CustomerEvent {
  const last = steps.at(-1)!;
  const isTimed = fires !== 'complete' || 'without' in last || JSON.stringify(steps).includes('"absent":');
  if (isTimed) return event;
  const { conditions, triggers, actions, funnel } = plan ?? { conditions: {}, triggers: {}, actions: [], funnel: [] };
  const paths = JSON.stringify([steps, conditions, triggers, actions, funnel]).match(/"steps\.[^"]*"/g) ?? [];
  const names = paths.map((path) => {
    const [, , first, second] = path.slice(1, -1).split('.');
    return first === 'properties' && second !== undefined ? second : first;
  });
  const properties = Object.entries(event.properties).filter(([name]) => names.includes(name));
  return { ...event, properties: Object.fromEntries(properties) };
}
