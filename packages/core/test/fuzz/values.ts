import { ATTRIBUTES, BORN } from './names.ts';
import type { Random } from './random.ts';

class Customer {
  readonly segment = 'vip';
  get total(): number {
    return 1;
  }
}

const PLAIN: readonly unknown[] = [
  0,
  1,
  2,
  50,
  -1,
  0.5,
  1e9,
  5e-324,
  2 ** 53,
  -(2 ** 53) - 2,
  1e308,
  8.64e15,
  1_700_000_000_000,
  '',
  'a',
  'web',
  'vip',
  'viewed',
  'Europe/Berlin',
  'Nowhere/Land',
  '2026-11-22T09:00:00Z',
  '2026-02-31',
  '1.2.3-rc.1',
  'v1',
  '__proto__',
  'constructor',
  '\0',
  '\ud800',
  'ı',
  'ß',
  '0',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaab',
  null,
  true,
  false,
];

/** What no JSON holds. */
const FOREIGN: readonly ((random: Random) => unknown)[] = [
  () => Number.NaN,
  () => Infinity,
  () => -Infinity,
  () => -0,
  () => undefined,
  () => 10n ** 400n,
  () => Symbol('s'),
  () => () => 1,
  () => class {},
  () => new Date(0),
  () => new Date(Number.NaN),
  () => new Date(8.64e15),
  () => new Map([['a', 1]]),
  () => new Set([1]),
  () => /a/,
  () => new Customer(),
  () => new Uint8Array(4),
  () => Promise.resolve(1),
  () => Object(1) as unknown,
  () => Object.assign([], { length: 3 }),
  // oxlint-disable-next-line no-sparse-arrays
  () => [1, , 'a', undefined],
  () => Object.assign([], { length: 300 }),
  () => Object.create(null) as unknown,
  (random) => Object.assign(Object.create(null) as object, { [random.pick(ATTRIBUTES)]: 1 }),
  () => Object.create({ total: 1, segment: 'vip', kind: 'all', of: [] }) as unknown,
  () => Object.freeze({ total: 1 }),
  () => cyclic({}),
  () => cyclic([]),
  () => Object.prototype,
  () => Object.assign([1, 2], { length: 1, of: 3 }),
];

/** What runs code of others where it is looked at. */
const WILD: readonly (() => unknown)[] = [
  () => thrower('total'),
  () => thrower('kind'),
  () => thrower('length'),
  () => ({ toString: angry, valueOf: angry, toJSON: angry, [Symbol.toPrimitive]: angry }),
  () =>
    new Proxy({}, { get: angry, ownKeys: angry, has: angry, getOwnPropertyDescriptor: angry, getPrototypeOf: angry }),
  () => new Proxy({ kind: 'all', of: [] }, {}),
  () => new Proxy([1, 2], {}),
  () => new Proxy([1, 2], { get: angry }),
  () =>
    new Proxy({}, { get: (_, key) => key, has: () => true, getOwnPropertyDescriptor: () => ({ configurable: true }) }),
  () => Proxy.revocable({}, {}).proxy,
  revoked,
];

/** Anything at all; only what JSON can hold where `foreign` is 0. */
export function valueOf(random: Random, { foreign = 0.2, wild = 0, depth = 2 }: Taste = {}): unknown {
  if (random.chance(wild)) return random.pick(WILD)();
  if (random.chance(foreign)) return random.pick(FOREIGN)(random);
  if (random.chance(0.0003)) return longText(random);
  if (depth === 0 || random.chance(0.6)) return random.pick(PLAIN);
  const inside = { foreign: foreign / 2, wild: wild / 2, depth: depth - 1 };
  if (random.chance(0.0005)) return nested(random);
  if (random.chance(0.5)) return random.list(random.chance(0.01) ? 100 : 4, () => valueOf(random, inside));
  return objectOf(random, () => valueOf(random, inside));
}

export interface Taste {
  /** How likely it is something that no JSON holds. */
  readonly foreign?: number;
  /** How likely it is something that throws, or is a proxy. */
  readonly wild?: number;
  readonly depth?: number;
}

/** With keys as `JSON.parse` makes them: `__proto__` is one of its own. */
export function objectOf(random: Random, value: () => unknown): object {
  const object: object = {};
  for (let left = random.below(5); left > 0; left -= 1) {
    setOwn(object, random.chance(0.1) ? random.pick(BORN) : random.pick(ATTRIBUTES), value());
  }
  return object;
}

/** Never through a setter, of which `__proto__` has one. */
export const setOwn = (object: object, key: string, value: unknown): unknown =>
  Reflect.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });

export const longText = (random: Random): string =>
  random
    .pick(['a', 'ab', 'web ', '\ud83d', 'é'])
    .repeat(random.chance(0.02) ? 500_000 : random.pick([300, 300, 70_000]));

/** So deep that a function that calls itself once a level runs out of stack. */
function nested(random: Random): unknown {
  let inner: unknown = 1;
  const key = random.pick(['of', 'total', 'left', 'a']);
  const isList = random.chance(0.5);
  for (let left = random.pick([65, 300, 300, 20_000]); left > 0; left -= 1) inner = isList ? [inner] : { [key]: inner };
  return inner;
}

function cyclic<T extends object>(object: T): T {
  for (const key of [...ATTRIBUTES.slice(0, 3), 'of', '0']) Object.assign(object, { [key]: object });
  return object;
}

export const angry = (): never => {
  throw new TypeError('code of others');
};

export const thrower = (key: string, object: object = {}): object =>
  Object.defineProperty(object, key, { get: angry, enumerable: true, configurable: true });

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
