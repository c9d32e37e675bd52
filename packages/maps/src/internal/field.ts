import { isRecord } from './isRecord.ts';

/** The own field of a JSON value at the end of a path, or undefined where the path ends early. */
export function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);
}
