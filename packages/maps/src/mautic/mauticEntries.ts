import { isRecord } from '../internal/isRecord.ts';
import { type Refusal, refuse } from '../internal/refuse.ts';
import type { MauticEntry } from './mauticOutcome.ts';

/** The events of a body: lists under the names of their types, of which a queue of Mautic's may have put many into one. */
export function mauticEntries(body: unknown): readonly MauticEntry[] | Refusal {
  if (!isRecord(body)) return refuse('MALFORMED', 'no object');
  return Object.entries(body).flatMap(([type, list]) =>
    Array.isArray(list) ? list.map((said: unknown) => ({ type, said })) : [],
  );
}
