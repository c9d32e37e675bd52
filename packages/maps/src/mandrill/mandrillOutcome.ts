import type { Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { record } from '../internal/record.ts';
import { text } from '../internal/text.ts';
import { unixInstant } from '../internal/unixInstant.ts';
import { mandrillMeaning } from './mandrillMeaning.ts';
import type { MandrillOptions, MandrillReport } from './mandrillOptions.ts';

/** Reads one event of a batch. */
export async function mandrillOutcome(
  { customer = customerOf, channel = 'email' }: MandrillOptions,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  const event = text(field(entry, 'event')) ?? '';
  const message = field(entry, 'msg');
  const meaning = mandrillMeaning(event, message);
  if ('why' in meaning) return meaning;
  const mail = text(field(entry, '_id')) ?? text(field(message, '_id'));
  if (mail === undefined) return { why: 'no _id' };
  const time = unixInstant(field(entry, 'ts'));
  if (time === undefined) return { why: 'no ts in seconds' };
  const metadata = record(field(message, 'metadata'));
  const whose = await customer({ event, email: text(field(message, 'email')), metadata });
  if (!whose) return { why: 'no customer' };

  const url = meaning.type === 'click' ? text(field(entry, 'url')) : undefined;
  // Events have no ids. Somebody may click twice, and on two links at once.
  const id = [mail, event, time, url ?? []].flat().join(':');
  const decision = text(metadata['opportune_decision_id']);
  return outcomeEvent('mandrill', id, meaning, { customer: whose, time, decision, channel, url, received });
}

function customerOf({ metadata }: MandrillReport): string | undefined {
  return text(metadata['opportune_customer_id']);
}
