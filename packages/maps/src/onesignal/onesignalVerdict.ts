import type { Taken } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import type { Answer } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';
import { onesignalErrors } from './onesignalErrors.ts';

/**
 * What a body of a good status says of an event: one that was not taken is listed, with status 202.
 *
 * @param isNew - whether the user was written just before, and may be found at the next attempt
 */
export function eventVerdict({ status, text: said }: Taken, isNew: boolean): Answer | undefined {
  const errors = onesignalErrors(parseJson(said));
  if (errors.length === 0) return undefined;
  return { status: 'failed', retryable: isNew, detail: `${status} ${errors.join('; ')}` };
}

/**
 * What a body of a good status says of a message: without an id there is none, and with one it has gone to nobody
 * where the only user that it was for is unknown. Other errors are of one device of several.
 */
export function messageVerdict({ status, text: said }: Taken, isNew: boolean): Answer {
  const body = parseJson(said);
  const id = text(field(body, 'id'));
  const isUnknown = field(body, 'errors', 'invalid_aliases') !== undefined;
  if (id !== undefined && !isUnknown) return { status: 'accepted', reference: id };
  const errors = onesignalErrors(body);
  // Without a word of why it may have been lost on the way; the key keeps a second attempt from sending twice.
  const retryable = isNew || errors.length === 0;
  return { status: 'failed', retryable, detail: `${status} ${errors.join('; ') || 'without an id'}` };
}
