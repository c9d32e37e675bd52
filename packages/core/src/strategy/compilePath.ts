import type { ElementMoment } from '../conditions/elementMoment.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Moment } from '../funnel/moment.ts';
import { MomentView } from '../step/momentView.ts';

type Read = (moment: Moment) => unknown;

/** What an event has of its own, beside its properties. */
const ENVELOPE = new Set(['id', 'type', 'time', 'source', 'received']);

/**
 * Turns a path into a reader. `event.x` is the property x, except for the envelope's own `id`, `type`, `time`, `source`
 * and `received`; a property of such a name is `event.properties.type`. `steps.cart.x` is the same of the last event that the
 * step `cart` of a pattern has taken. Only own properties are seen.
 */
export function compilePath(path: string, isAggregate: (name: string) => boolean): Read {
  const [root, name = '', ...rest] = path.split('.');
  switch (root) {
    case 'event':
      return inEvent((moment) => moment.event, name, rest);
    case 'steps': {
      const [inStep = '', ...further] = rest;
      return inEvent((moment) => lastOf(own(moment.steps, name)), inStep, further);
    }
    case 'profile':
      return inside(isAggregate(name) ? aggregate(name) : attribute(name), rest);
    case 'now':
      return (moment) => moment.now;
    case 'trigger':
    case 'request':
    case 'health':
      return inside((moment) => moment[root], [name, ...rest]);
    case 'element':
      // Outside of a list there is none.
      return () => undefined;
    default:
      return inside((moment) => moment.context, [name, ...rest]);
  }
}

function inEvent(read: (moment: Moment) => CustomerEvent | undefined, name: string, rest: readonly string[]): Read {
  if (ENVELOPE.has(name) && rest.length === 0) return (moment) => own(read(moment), name);
  const properties: Read = (moment) => own(read(moment), 'properties');
  return inside(properties, name === 'properties' && rest.length > 0 ? rest : [name, ...rest]);
}

const lastOf = (events: unknown): CustomerEvent | undefined =>
  Array.isArray(events) ? (events.at(-1) as CustomerEvent | undefined) : undefined;

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
