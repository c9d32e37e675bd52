import type { Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { isRecord } from '../internal/isRecord.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';
import { unixInstant } from '../internal/unixInstant.ts';
import { sendgridMeaning } from './sendgridMeaning.ts';
import type { SendgridOptions, SendgridReport } from './sendgridOptions.ts';

/** Reads one entry of the Event Webhook. */
export async function sendgridOutcome(
  { customer = customerOf, channel = 'email' }: SendgridOptions,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  if (!isRecord(entry)) return { why: 'no object' };
  const meaning = sendgridMeaning(entry);
  if ('why' in meaning) return meaning;
  const id = text(entry['sg_event_id']);
  if (id === undefined) return { why: 'no sg_event_id' };
  const time = unixInstant(entry['timestamp']);
  if (time === undefined) return { why: 'no timestamp in seconds' };
  const whose = await customer(entry);
  if (!whose) return { why: 'no customer' };

  return outcomeEvent('sendgrid', id, meaning, {
    customer: whose,
    time,
    decision: text(entry['opportune_decision_id']),
    channel,
    url: meaning.type === 'click' ? text(entry['url']) : undefined,
    received,
  });
}

function customerOf(report: SendgridReport): string | undefined {
  return text(field(report, 'opportune_customer_id'));
}
