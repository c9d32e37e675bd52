import type { Moment } from './moment.ts';
import { own } from './own.ts';

const ENVELOPE = ['id', 'type', 'time', 'source', 'received'];

/** C1: what a path leads to at a moment; undefined where it leads nowhere. */
export function attribute(path: string, moment: Moment): unknown {
  const [root, ...names] = path.split('.');
  const follow = (from: unknown, way: readonly string[]): unknown => way.reduce(own, from);
  switch (root) {
    case 'now':
      return moment.now;
    case 'element':
      return follow(moment.element, names);
    case 'event':
      if (names.length === 1 && ENVELOPE.includes(names[0]!)) return follow(moment.event, names);
      if (names.length > 1 && names[0] === 'properties') return follow(moment.event, names);
      return follow(moment.event?.properties, names);
    default:
      return follow(moment[root as 'profile' | 'health' | 'trigger' | 'request' | 'context'], names);
  }
}
