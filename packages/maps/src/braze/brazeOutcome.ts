import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { isoInstant } from '../internal/isoInstant.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';
import type { BrazeOptions } from './brazeOptions.ts';

const OUTCOMES: Readonly<Record<string, OutcomeType>> = { delivered: 'delivery', bounced: 'bounce' };

/** Enhanced status codes (RFC 3463, 3.2) by which an address is known to be wrong for good, whoever writes to it. */
const NO_SUCH_ADDRESS = /\b5\.1\.(1|2|3|6|10)\b/;

/** Reads one transactional event postback. */
export async function brazeOutcome(
  { customer, channel = 'email' }: BrazeOptions,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  const metadata = field(entry, 'metadata');
  const dispatch = text(field(entry, 'dispatch_id'));
  const status = text(field(entry, 'status')) ?? '';
  const decision = text(field(metadata, 'external_send_id'));
  const reason = text(field(metadata, 'reason'));
  const meaning = meaningOf('status', status, OUTCOMES);
  if ('why' in meaning) return meaning;
  if (dispatch === undefined) return { why: 'no dispatch_id' };
  if (decision === undefined) return { why: 'no external_send_id' };
  const time = isoInstant(field(metadata, `${status}_at`)) ?? isoInstant(field(metadata, 'sent_at'));
  if (time === undefined) return { why: `no ${status}_at` };
  const whose = await customer?.({ decision, dispatch, campaign: text(field(metadata, 'campaign_api_id')) });
  if (!whose) return { why: 'no customer' };

  const isPermanent = meaning.type === 'bounce' && reason !== undefined && NO_SUCH_ADDRESS.test(reason);
  // Braze counts messages, and tells each status of a message once.
  const id = `${dispatch}:${status}`;
  const heard = { ...meaning, ...(reason !== undefined && { reason }), ...(isPermanent && { permanent: true }) };
  return outcomeEvent('braze', id, heard, { customer: whose, time, decision, channel, received });
}
