import { isPresent } from '../internal/isPresent.ts';
import type { Millis } from '../time/duration.ts';

/**
 * How fit a customer's profile is to be acted on, as conditions see it under `health`.
 * @see docs/semantics.md, H1 and H2
 * @public
 */
export interface ProfileHealth {
  /** How long ago the latest event of the customer happened; undefined where there was none. */
  readonly age: Millis | undefined;
  /** The share of the expected attributes that are present, 0 to 1; undefined where none is expected. */
  readonly completeness: number | undefined;
}

/** The share of the names under which something is present. */
export function completenessOf(names: readonly string[], read: (name: string) => unknown): number | undefined {
  if (names.length === 0) return undefined;
  return names.filter((name) => isPresent(read(name))).length / names.length;
}
