import type { Report } from '@opportune/core';

import { isoInstant } from '../internal/isoInstant.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { mailchimpMeaning } from './mailchimpMeaning.ts';
import type { MailchimpOptions } from './mailchimpOptions.ts';
import { subscriberHash } from './subscriberHash.ts';

const WRITTEN = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;

/** Reads the form of one webhook. */
export async function mailchimpOutcome(
  { customer, channel = 'email' }: MailchimpOptions,
  fields: Readonly<Record<string, string>>,
  { received }: Report,
): Promise<Entry> {
  const meaning = mailchimpMeaning(fields);
  if ('why' in meaning) return meaning;
  const { type = '', fired_at: fired, 'data[email]': email, 'data[list_id]': audience } = fields;
  if (!email) return { why: 'no data[email]' };
  // Without an offset: read as UTC, as its examples are.
  const time = isoInstant(fired?.replace(WRITTEN, '$1T$2Z'));
  if (time === undefined) return { why: 'no fired_at' };
  const whose = await customer?.({ type, email, audience, fields });
  if (!whose) return { why: 'no customer' };

  // Reports have no ids; and an address is no name for what is kept.
  const id = [type, audience ?? [], subscriberHash(email), time].flat().join(':');
  return outcomeEvent('mailchimp', id, meaning, { customer: whose, time, channel, received });
}
