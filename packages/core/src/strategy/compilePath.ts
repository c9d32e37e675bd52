import type { ElementMoment } from '../conditions/elementMoment.ts';
import type { Moment } from '../funnel/moment.ts';
import { MomentView } from '../step/momentView.ts';

type Read = (moment: Moment) => unknown;

/** What an event has of its own, beside its properties. */
const ENVELOPE = new Set(['id', 'type', 'time', 'source', 'received']);

/**
 * Turns a path into a reader. `event.x` is the property x, except for the envelope's own `id`, `type`, `time`, `source`
 * and `received`; a property of such a name is `event.properties.type`. Only own properties are seen.
 */
export function compilePath(path: string, isAggregate: (name: string) => boolean): Read {
  const [root, name = '', ...rest] = path.split('.');
  switch (root) {
    case 'event':
      if (ENVELOPE.has(name) && rest.length === 0) return (moment) => own(moment.event, name);
      if (name === 'properties' && rest.length > 0) return inside((moment) => moment.event?.properties, rest);
      return inside((moment) => moment.event?.properties, [name, ...rest]);
    case 'profile':
      return inside(isAggregate(name) ? aggregate(name) : attribute(name), rest);
    case 'now':
      return (moment) => moment.now;
    case 'trigger':
      return inside((moment) => moment.trigger, [name, ...rest]);
    case 'request':
      return inside((moment) => moment.request, [name, ...rest]);
    case 'health':
      return inside((moment) => moment.health, [name, ...rest]);
    case 'element':
      // Outside of a list there is none.
      return () => undefined;
    default:
      return inside((moment) => moment.context, [name, ...rest]);
  }
}

/** A reader of the element that a condition is asked of; undefined where the path leads elsewhere. */
export function compileElementPath(path: string): Read | undefined {
  const [root, ...keys] = path.split('.');
  return root === 'element' ? inside((moment) => (moment as ElementMoment).element, keys) : undefined;
}

// A moment that somebody else has made has a whole profile only.
const aggregate =
  (name: string): Read =>
  (moment) =>
    moment instanceof MomentView ? moment.aggregate(name) : own(moment.profile, name);

const attribute =
  (name: string): Read =>
  (moment) =>
    moment instanceof MomentView ? moment.attribute(name) : own(moment.profile, name);

/** Two steps in one function, because most paths have no more and this is asked millions of times a second. */
function inside(read: Read, [first, second, ...rest]: readonly string[]): Read {
  if (first === undefined) return read;
  if (second === undefined) return (moment) => own(read(moment), first);
  return inside((moment) => own(own(read(moment), first), second), rest);
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
