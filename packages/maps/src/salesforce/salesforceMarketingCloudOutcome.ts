import type { OutcomeType, Report } from '@opportune/core';

import { DECISION_ID } from '../internal/decisionId.ts';
import { field } from '../internal/field.ts';
import { isoInstant } from '../internal/isoInstant.ts';
import { linked } from '../internal/linked.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { record } from '../internal/record.ts';
import { text } from '../internal/text.ts';
import type {
  SalesforceMarketingCloudOptions,
  SalesforceMarketingCloudReport,
} from './salesforceMarketingCloudOptions.ts';

/** Reads one event of the Event Notification Service. */
export async function salesforceMarketingCloudOutcome(
  { customer = customerOf, channel = 'email', definition }: SalesforceMarketingCloudOptions,
  categories: Readonly<Record<string, OutcomeType>>,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  const category = text(field(entry, 'eventCategoryType')) ?? '';
  const meaning = meaningOf('category', category, categories);
  const info = record(field(entry, 'info'));
  const composite = record(field(entry, 'composite'));
  const time = moment(field(entry, 'timestampUTC'));
  const message = text(info['messageKey']) ?? text(field(entry, 'compositeId')) ?? trace(composite);
  if ('why' in meaning) return meaning;
  if (time === undefined) return { why: 'no timestampUTC' };
  if (message === undefined) return { why: 'no messageKey or compositeId' };

  const whose = await customer({ category, info, composite });
  if (!whose) return { why: 'no customer' };

  const url = text(info['contentLink']);
  const decision = sentAs(definition, entry, info) ?? linked(url, 'opportune_decision_id');
  // Events have no ids. Somebody may click twice, and on two links at once.
  const id = [category, message, time, text(info['jobUrlId']) ?? []].flat().join(':');
  const isPermanent = meaning.type === 'bounce' && info['bounceCode'] === 'HARD';
  const heard = isPermanent ? { ...meaning, permanent: true } : meaning;
  return outcomeEvent('salesforce-marketing-cloud', id, heard, {
    customer: whose,
    time,
    decision,
    channel,
    url,
    received,
  });
}

/** The decision whose message it was. In a journey the message key is the platform's own, and others send messages too. */
function sentAs(
  definition: SalesforceMarketingCloudOptions['definition'],
  entry: unknown,
  { messageKey }: Readonly<Record<string, unknown>>,
): string | undefined {
  const key = text(messageKey);
  if (key === undefined || definition === undefined) return undefined;
  const isOurs = typeof definition === 'string' ? field(entry, 'definitionKey') === definition : DECISION_ID.test(key);
  return isOurs ? key : undefined;
}

function customerOf({ info }: SalesforceMarketingCloudReport): string | undefined {
  return text(info['subscriberKey']) ?? linked(text(info['contentLink']), 'opportune_customer_id');
}

/** What all reports of one message have in common, where it is not written together. */
function trace({ jobId, batchId, listId, subscriberId }: Readonly<Record<string, unknown>>): string | undefined {
  const parts = [jobId, listId, batchId, subscriberId].map(text);
  return parts.includes(undefined) ? undefined : parts.join('.');
}

/** Documented as a number; epoch milliseconds in every example. */
function moment(value: unknown): number | undefined {
  const time = typeof value === 'string' ? isoInstant(value) : value;
  return typeof time === 'number' && Number.isSafeInteger(time) ? time : undefined;
}
