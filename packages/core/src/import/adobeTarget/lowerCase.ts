import { isObject } from '../reading.ts';

type Values = Readonly<Record<string, unknown>>;

/** Every text once more in lower case, under its name and `_lc`; objects inside as well. */
export function withLowerCase(values: Values): Values {
  const all = Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    if (typeof value === 'string')
      return [
        [name, value],
        [`${name}_lc`, value.toLowerCase()],
      ];
    return [[name, isObject(value) ? withLowerCase(value) : value]];
  });
  return Object.fromEntries(all);
}

/** `{ 'a.b': 1 }` becomes `{ a: { b: 1 } }`; names with an empty part stay as they are. */
export function unflattened(values: Values): Values {
  const root = new Map<string, unknown>();
  for (const [name, value] of Object.entries(values)) {
    const keys = name.split('.');
    if (keys.includes('')) root.set(name, value);
    else put(root, keys, value);
  }
  return plain(root);
}

function put(into: Map<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into.set(key, value);
    return;
  }
  const held = into.get(key);
  const inner = held instanceof Map ? (held as Map<string, unknown>) : new Map<string, unknown>();
  if (held === undefined) into.set(key, inner);
  put(inner, rest, value);
}

const plain = (values: ReadonlyMap<string, unknown>): Values =>
  Object.fromEntries(
    [...values].map(([key, value]) => [key, value instanceof Map ? plain(value as Map<string, unknown>) : value]),
  );
