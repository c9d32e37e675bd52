import type { Taken } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import type { Answer } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** Nothing is wrong: `IDEMPOTENT_IGNORE` repeats a `sendId` that was sent before. */
const GOOD = new Set(['SENT', 'QUEUED', 'IDEMPOTENT_IGNORE']);
const LATER = new Set(['THROTTLED', 'ATTACHMENT_DOWNLOAD_QUEUE_FULL']);
/** The account's cap on how many emails a contact gets. */
const CAPPED = new Set(['RECIPIENT_FATIGUE_SUPPRESSED', 'BRAND_RECIPIENT_FATIGUE_SUPPRESSED']);

/** What became of the send of an email: HubSpot says 200 as well of one that it does not send. */
export function hubspotSent({ text: body }: Taken): Answer | undefined {
  const said = parseJson(body);
  const status = text(field(said, 'status'));
  const result = text(field(said, 'sendResult'));
  const reference = text(field(said, 'statusId'));
  const mine = reference === undefined ? {} : { reference };
  if (status !== 'CANCELED' && (result === undefined || GOOD.has(result))) {
    return { status: result === 'SENT' ? 'sent' : 'accepted', ...mine };
  }
  const word = result ?? 'CANCELED';
  return {
    status: 'failed',
    retryable: LATER.has(word),
    ...(CAPPED.has(word) && { reason: 'frequency_capped' }),
    detail: `${word} ${text(field(said, 'message')) ?? ''}`,
    ...mine,
  };
}
