import type { Decision, Instant } from '@opportune/core';

import { fromCrockford, toCrockford } from '../internal/crockford.ts';
import { DECISION_ID } from '../internal/decisionId.ts';
import { utf8 } from '../internal/utf8.ts';

/** A journey may wait for long between its event and a report. */
const YEAR = 366 * 86_400_000;
/** Hexadecimal digits of the 48 bits of a ULID that are milliseconds since 1970. */
const TIME = 12;

/**
 * The id by which Customer.io knows the event of a decision again: a ULID, the same at every attempt.
 *
 * The id of a decision is a hash of 16 bytes, and a ULID holds 16 bytes. So its bytes are written as a ULID, nothing
 * is lost, and a report that names the event that started a journey names the decision: see `decisionOf`. The bits
 * that are a time in other ULIDs are then as good as random, somewhere in nine thousand years.
 *
 * An id of another form does not fit in. It becomes a ULID of the usual kind, when it was decided and 10 bytes of its
 * hash: safe to send again, but no way leads back.
 */
export async function eventIdOf({ id, at }: Pick<Decision, 'id' | 'at'>): Promise<string> {
  if (DECISION_ID.test(id)) return toCrockford(id);
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(TIME, '0');
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(id)));
  const rest = Array.from(hash.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0'));
  return toCrockford(time.slice(-TIME) + rest.join(''));
}

/**
 * The decision whose event it was, or undefined where it was an event of somebody else. Those have ULIDs with a true
 * time: one within a year of the report is taken for that. By chance one decision in 4,000 looks so as well; its
 * reports then name no decision, rather than others a wrong one.
 */
export function decisionOf(eventId: string | undefined, reported: Instant): string | undefined {
  const id = fromCrockford(eventId ?? '');
  if (id === undefined) return undefined;
  const time = Number.parseInt(id.slice(0, TIME), 16);
  return Math.abs(reported - time) > YEAR ? id : undefined;
}
