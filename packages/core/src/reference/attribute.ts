import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Moment } from './moment.ts';
import { own } from './own.ts';

const ENVELOPE = ['id', 'type', 'time', 'source', 'received'];

const follow = (from: unknown, way: readonly string[]): unknown => way.reduce(own, from);

function inEvent(event: CustomerEvent | undefined, names: readonly string[]): unknown {
  if (names.length === 1 && ENVELOPE.includes(names[0]!)) return follow(event, names);
  if (names.length > 1 && names[0] === 'properties') return follow(event, names);
  return follow(event?.properties, names);
}

/** C1: what a path leads to at a moment; undefined where it leads nowhere. */
export function attribute(path: string, moment: Moment): unknown {
  const [root, ...names] = path.split('.');
  switch (root) {
    case 'now':
      return moment.now;
    case 'element':
      return follow(moment.element, names);
    case 'event':
      return inEvent(moment.event, names);
    case 'steps': {
      const taken = own(moment.steps, names[0]!) as readonly CustomerEvent[] | undefined;
      return inEvent(taken?.at(-1), names.slice(1));
    }
    default:
      return follow(moment[root as 'profile' | 'health' | 'trigger' | 'request' | 'context'], names);
  }
}
