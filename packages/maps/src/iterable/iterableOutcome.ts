import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { isoInstant } from '../internal/isoInstant.ts';
import { isRecord } from '../internal/isRecord.ts';
import { linkedDecision } from '../internal/linkedDecision.ts';
import { parseJson } from '../internal/parseJson.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';
import { iterableEvents } from './iterableEvents.ts';
import type { IterableOptions, IterableReport } from './iterableOptions.ts';

/** Reads one system webhook. */
export async function iterableOutcome(
  { customer = customerOf, channel = 'email', events }: IterableOptions,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  const event = text(field(entry, 'eventName')) ?? '';
  const data = field(entry, 'dataFields');
  const fields = isRecord(data) ? data : {};
  const type = outcomeOf({ ...iterableEvents, ...events }, event, fields);
  if (typeof type !== 'string') return type;
  const time = moment(fields['createdAt']);
  if (time === undefined) return { why: 'no createdAt' };
  const userId = text(field(entry, 'userId')) ?? text(fields['userId']);
  const whose = await customer({ event, userId, email: text(field(entry, 'email')), fields });
  if (!whose) return { why: 'no customer' };

  const url = text(fields['url']);
  const decision = sentWith(fields, 'opportune_decision_id') ?? linkedDecision(url);
  return {
    kind: 'event',
    // Iterable numbers messages, not what becomes of them.
    id: ['iterable', event, text(fields['messageId']) ?? whose, time, ...(url === undefined ? [] : [url])].join(':'),
    type,
    customer: whose,
    time,
    properties: {
      ...(decision !== undefined && { decision }),
      // Iterable tells of unsubscribing on any channel by the event of e-mail.
      channel: type === 'unsubscribe' && fields['unsubSource'] === 'SMS' ? 'sms' : channel,
      platform: 'iterable',
      ...(url !== undefined && { url }),
      ...(fields['recipientState'] === 'HardBounce' && { permanent: true }),
    },
    source: 'iterable',
    received,
  };
}

/** What an event means, or why it is not read. */
function outcomeOf(
  events: Readonly<Record<string, OutcomeType>>,
  event: string,
  fields: Readonly<Record<string, unknown>>,
): OutcomeType | { readonly why: string } {
  const type = Object.hasOwn(events, event) ? events[event] : undefined;
  if (type === undefined) return { why: `event "${event.slice(0, 100)}" is not read` };
  if (fields['isBot'] === true) return { why: 'a machine did it' };
  if (type !== 'frequency_capped' || fields['reason'] === 'FrequencyCapping') return type;
  return { why: `skipped by Iterable: ${String(text(fields['reason'])).slice(0, 100)}` };
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
