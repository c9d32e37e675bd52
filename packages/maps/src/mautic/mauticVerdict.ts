import type { Taken } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import type { Answer } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';

/**
 * What a status of 200 says: `success` makes it one, as true or as 1. What could not be sent is said in `failed`
 * in words for a person, of a server that is away as well as of an address that is none, so it may be tried again.
 */
export function mauticVerdict({ status, text }: Taken): Answer {
  const said = parseJson(text);
  const success = field(said, 'success');
  if (success === true || success === 1) return { status: 'accepted' };
  const failed = JSON.stringify(field(said, 'failed')) as string | undefined;
  return { status: 'failed', retryable: true, detail: `${status} ${failed ?? 'without success'}` };
}
