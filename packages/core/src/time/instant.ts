import { OpportuneError } from '../errors/opportuneError.ts';

/**
 * A point in time: milliseconds since 1970-01-01T00:00:00Z, as an integer.
 * @public
 */
export type Instant = number;

const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Reads an ISO 8601 date-time with an offset. A date-time without one means another instant on every machine,
 * so it is refused.
 *
 * @throws {OpportuneError} INSTANT_INVALID
 * @example
 * ```ts
 * import { instant } from '@opportune/core';
 *
 * instant('2026-11-22T09:00:00Z'); // => 1795338000000
 * ```
 * @public
 */
export function instant(iso: string): Instant {
  const millis = WITH_OFFSET.test(iso) && hasDay(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(millis)) {
    const message = `expected an ISO date-time with an offset such as 2026-11-22T09:00:00Z, found ${JSON.stringify(iso)}`;
    throw new OpportuneError('INSTANT_INVALID', [{ code: 'INSTANT_INVALID', path: '', message }]);
  }
  return millis;
}

/** Some platforms take the 30th of February for the 2nd of March. */
const hasDay = (iso: string): boolean => new Date(iso.slice(0, 10)).getUTCDate() === Number(iso.slice(8, 10));
