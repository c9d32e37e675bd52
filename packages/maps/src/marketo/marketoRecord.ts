import { field } from '../internal/field.ts';

/** What came of the one record of a request. */
export function marketoRecord(body: unknown): unknown {
  const result = field(body, 'result');
  return Array.isArray(result) ? result[0] : undefined;
}
