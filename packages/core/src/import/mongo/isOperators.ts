import { isObject } from '../reading.ts';

/** An object all of whose keys begin with `$`, and that has one. */
export function isOperators(value: unknown): value is Readonly<Record<string, unknown>> {
  const keys = isObject(value) ? Object.keys(value) : [];
  return keys.length > 0 && keys.every((key) => key.startsWith('$'));
}
