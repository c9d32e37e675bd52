import type { Random } from './random.ts';

/** Names that objects, functions or lists have by birth. */
export const BORN: readonly string[] = (
  '__proto__ constructor prototype toString valueOf hasOwnProperty __defineGetter__ __lookupSetter__ isPrototypeOf ' +
  'toLocaleString length then toJSON name call'
).split(' ');

/** Names that a hostile page may have put on `Object.prototype`; paths lead there, and records have them as keys. */
export const POLLUTED: readonly string[] = [
  'polluted',
  'total',
  'segment',
  'spend',
  'bought',
  'hero',
  'keen',
  'device',
];

export const NAMES = {
  events: ['viewed', 'ordered', 'moved', 'unsubscribe', 'consent_granted'],
  aggregates: ['views', 'spend', 'latest', 'timeZone'],
  conditions: ['keen', 'new/one', 'any~time', 'fourth'],
  triggers: ['bought', 'left', 'came/back'],
  actions: ['a', 'b', 'c/1', 'd', '客户'],
  groups: ['cart', 'sale~'],
  channels: ['web', 'email', 'sms/eu'],
  slots: ['hero', 'inbox'],
  customers: ['ada', 'bob'],
} as const;

/** Attributes of everything that has some. */
export const ATTRIBUTES: readonly string[] = [...POLLUTED, 'items', 'tags', 'at', 'app', 'views', 'timeZone', 'text'];

/** Mostly one of the names, now and then one that every object has. */
export const nameAmong = (random: Random, names: readonly string[]): string =>
  random.chance(0.01) ? random.pick(BORN) : random.pick(names);

const ROOTS = ['event', 'event', 'profile', 'profile', 'context', 'request', 'trigger'];
const ENVELOPE = ['id', 'type', 'time', 'source', 'properties.total', 'event.properties.total', 'name', '0', 'x.y.z'];

/** A path that is well formed, wherever it leads. */
export function pathOf(random: Random, isInList: boolean): string {
  if (random.chance(0.05)) return random.pick(['now', 'health.age', 'health.completeness']);
  if (isInList && random.chance(0.6)) return random.chance(0.4) ? 'element' : `element.${lastOf(random)}`;
  return `${random.pick(ROOTS)}.${lastOf(random)}`;
}

function lastOf(random: Random): string {
  if (random.chance(0.1)) return random.pick(ENVELOPE);
  if (random.chance(0.05)) return `${random.pick(BORN)}.${random.pick(BORN)}`;
  return random.chance(0.1) ? random.pick(BORN) : random.pick(ATTRIBUTES);
}
