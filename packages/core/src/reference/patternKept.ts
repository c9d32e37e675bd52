import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Pattern } from '../triggers/pattern.ts';
import type { PatternPart } from '../triggers/pattern/patternPart.ts';
import { keptOf, type Looked } from './kept.ts';
import type { Condition } from './nodes.ts';
import { nameIn, pathsIn } from './paths.ts';

/** T24: a taken event as it is remembered: what paths to steps lead to; where time alone may fire the pattern, also what is looked at then. */
export function remembered(
  { steps, fires = 'complete' }: Pattern<PatternPart<string, Condition>>,
  event: CustomerEvent,
  { whole, names, ofSteps }: Looked,
): CustomerEvent {
  const last = steps.at(-1)!;
  const isTimed = fires !== 'complete' || 'without' in last || JSON.stringify(steps).includes('"absent":');
  const own = pathsIn(JSON.stringify(steps), 'steps').map(([, , ...rest]) => nameIn(rest));
  const kept = isTimed
    ? { whole, names: [...own, ...ofSteps, ...names] }
    : { whole: false, names: [...own, ...ofSteps] };
  return { ...keptOf(event, kept), customer: event.customer };
}
