import type { Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { isoInstant } from '../internal/isoInstant.ts';
import { isRecord } from '../internal/isRecord.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';
import { resendMeaning } from './resendMeaning.ts';
import type { ResendOptions, ResendReport } from './resendOptions.ts';
import { readResendTag } from './resendTag.ts';

/** Reads one webhook, whose id is the same however often it is sent. */
export async function resendOutcome(
  { customer = customerOf, channel = 'email' }: ResendOptions,
  entry: unknown,
  { headers, received }: Report,
): Promise<Entry> {
  const type = text(field(entry, 'type')) ?? '';
  const data = field(entry, 'data');
  const meaning = resendMeaning(type, data);
  if ('why' in meaning) return meaning;
  const id = headers['svix-id'];
  if (id === undefined || !isRecord(data)) return { why: 'no data' };
  const time = isoInstant(field(data, 'click', 'timestamp')) ?? isoInstant(field(entry, 'created_at'));
  if (time === undefined) return { why: 'no created_at' };
  const whose = await customer({ type, to: addresses(data), data });
  if (!whose) return { why: 'no customer' };
  return outcomeEvent('resend', id, meaning, {
    customer: whose,
    time,
    decision: readResendTag(data['tags'], 'opportune_decision_id'),
    channel,
    url: text(field(data, 'click', 'link')),
    received,
  });
}

function customerOf({ data }: ResendReport): string | undefined {
  return readResendTag(data['tags'], 'opportune_customer_id');
}

/** A mail has `to`, a contact has `email`. */
function addresses({ to, email }: Readonly<Record<string, unknown>>): readonly string[] {
  return [to ?? email].flat().flatMap((address) => text(address) ?? []);
}
