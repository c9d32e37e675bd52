import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { isoInstant } from '../internal/isoInstant.ts';
import { linked } from '../internal/linked.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import { type Meaning, outcomeEvent } from '../internal/outcomeEvent.ts';
import { parseJson } from '../internal/parseJson.ts';
import type { Entry } from '../internal/readEntries.ts';
import { record } from '../internal/record.ts';
import { text } from '../internal/text.ts';
import { iterableEvents } from './iterableEvents.ts';
import type { IterableOptions, IterableReport } from './iterableOptions.ts';

/** Reads one system webhook. */
export async function iterableOutcome(
  { customer = customerOf, channel = 'email', outcomes }: IterableOptions,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  const event = text(field(entry, 'eventName')) ?? '';
  const fields = record(field(entry, 'dataFields'));
  const meaning = iterableMeaning({ ...iterableEvents, ...outcomes }, event, fields);
  if ('why' in meaning) return meaning;
  const time = moment(fields['createdAt']);
  if (time === undefined) return { why: 'no createdAt' };
  const userId = text(field(entry, 'userId')) ?? text(fields['userId']);
  const whose = await customer({ event, userId, email: text(field(entry, 'email')), fields });
  if (!whose) return { why: 'no customer' };

  const url = text(fields['url']);
  const decision = sentWith(fields, 'opportune_decision_id') ?? linked(url, 'opportune_decision_id');
  // Iterable numbers messages, not what becomes of them.
  const id = [event, text(fields['messageId']) ?? whose, time, url ?? []].flat().join(':');
  return outcomeEvent('iterable', id, meaning, {
    customer: whose,
    time,
    decision,
    // Iterable tells of unsubscribing on any channel by the event of e-mail.
    channel: meaning.type === 'unsubscribe' && fields['unsubSource'] === 'SMS' ? 'sms' : channel,
    url,
    received,
  });
}

function iterableMeaning(
  events: Readonly<Record<string, OutcomeType>>,
  event: string,
  { isBot, reason, recipientState }: IterableReport['fields'],
): Meaning {
  const meaning = meaningOf('event', event, events);
  if ('why' in meaning) return meaning;
  if (isBot === true) return { why: 'a machine did it' };
  if (meaning.type === 'frequency_capped' && reason !== 'FrequencyCapping') {
    return { why: `skipped by Iterable: ${String(text(reason)).slice(0, 100)}` };
  }
  return recipientState === 'HardBounce' ? { ...meaning, permanent: true } : meaning;
}

function customerOf({ userId, fields }: IterableReport): string | undefined {
  return sentWith(fields, 'opportune_customer_id') ?? userId;
}

/** A field of what came with the trigger: the metadata, or the data of the trigger, which Iterable hands back as a text. */
function sentWith({ metadata, transactionalData }: IterableReport['fields'], name: string): string | undefined {
  const data = typeof transactionalData === 'string' ? parseJson(transactionalData) : transactionalData;
  return text(field(metadata, name)) ?? text(field(data, name));
}

const WRITTEN = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d:\d\d)$/;

/** Iterable writes `2026-11-22 09:00:00 +00:00`, which is not quite ISO 8601. */
function moment(value: unknown): number | undefined {
  return isoInstant(text(value)?.replace(WRITTEN, '$1T$2$3'));
}
