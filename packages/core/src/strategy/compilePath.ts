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
    default:
      return inside((moment) => moment.context, [name, ...rest]);
  }
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

function inside(read: Read, keys: readonly string[]): Read {
  const [key, ...rest] = keys;
  return key === undefined ? read : inside((moment) => own(read(moment), key), rest);
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
