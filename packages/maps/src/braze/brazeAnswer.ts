import type { Taken } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import type { Answer } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';
import { brazeErrors } from './brazeErrors.ts';

/** `queued` is what Braze says while it is maintained. */
const GOOD = new Set(['success', 'queued']);
/** The notice beside a success that nothing will be sent, because what was triggered is at rest. */
const AT_REST = /\b(paused|stopped|archived)\b/i;
const KNOWN_ALREADY = /external reference has been queued/i;

/**
 * What a body of a good status says. Every part of our request is about one customer, so that an error in
 * `errors` is about this customer too, also where `message` is "success".
 */
export function brazeAnswer({ status, text: body }: Taken): Answer {
  const answer = parseJson(body);
  const message = text(field(answer, 'message'));
  const errors = field(answer, 'errors');
  const faults: readonly unknown[] = Array.isArray(errors) ? errors : [];
  const isAtRest = AT_REST.test(text(field(answer, 'notice')) ?? '');
  // A transactional send has no message: then what is told to be wrong has to be told in words.
  const isFaulty = message === undefined ? faults.some(hasWords) : faults.length > 0 || !GOOD.has(message);
  if (isFaulty || isAtRest) {
    return { status: 'failed', retryable: brazeAgain(body), detail: `${status} ${brazeErrors(body)}` };
  }
  const reference = text(field(answer, 'dispatch_id'));
  return { status: 'accepted', ...(reference !== undefined && { reference }) };
}

const hasWords = (fault: unknown): boolean => (text(fault) ?? text(field(fault, 'type'))) !== undefined;

/** An attempt before has arrived and is being worked off; asked again, Braze says what became of it and sends nothing twice. */
export function brazeAgain(body: string): boolean {
  return KNOWN_ALREADY.test(body);
}
