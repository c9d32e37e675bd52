import type { Taken } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import type { Answer } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What Mandrill says of a mail that it takes. Scheduled ones have `send_at`, and `queued` ones have a reason. */
const TAKEN: Readonly<Record<string, 'accepted' | 'sent'>> = {
  sent: 'sent',
  queued: 'accepted',
  scheduled: 'accepted',
};
const REFUSED = new Set(['rejected', 'invalid']);

/** What became of the one mail: the status of the answer is 200 as well where it was rejected. */
export function mandrillAnswer({ status, text: body }: Taken): Answer {
  const results = parseJson(body);
  const result: unknown = Array.isArray(results) ? results[0] : undefined;
  const said = text(field(result, 'status')) ?? '';
  const why = text(field(result, 'reject_reason')) ?? text(field(result, 'queued_reason'));
  const reference = text(field(result, '_id'));
  const more = {
    ...(why !== undefined && { detail: `${said}: ${why}` }),
    ...(reference !== undefined && { reference }),
  };
  const taken = Object.hasOwn(TAKEN, said) ? TAKEN[said] : undefined;
  if (taken !== undefined) return { status: taken, ...more };
  if (REFUSED.has(said)) return { status: 'failed', retryable: false, detail: said, ...more };
  // Whatever this is, it does not say that the mail was taken.
  return { status: 'failed', retryable: true, detail: `${status} without a status of the mail: ${body}` };
}
