import { isRecord } from './isRecord.ts';

/** A JSON value where it is an object, and one without fields where it is anything else. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
