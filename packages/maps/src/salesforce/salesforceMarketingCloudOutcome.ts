import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { isRecord } from '../internal/isRecord.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';
import type {
  SalesforceMarketingCloudOptions,
  SalesforceMarketingCloudReport,
} from './salesforceMarketingCloudOptions.ts';

const PLATFORM = 'salesforce-marketing-cloud';

/** Reads one event of the Event Notification Service. */
export async function salesforceMarketingCloudOutcome(
  { customer = customerOf, channel = 'email', definition }: SalesforceMarketingCloudOptions,
  categories: Readonly<Record<string, OutcomeType>>,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  const category = text(field(entry, 'eventCategoryType')) ?? '';
  const type = Object.hasOwn(categories, category) ? categories[category] : undefined;
  const info = record(field(entry, 'info'));
  const composite = record(field(entry, 'composite'));
  const time = moment(field(entry, 'timestampUTC'));
  const message = text(info['messageKey']) ?? text(field(entry, 'compositeId')) ?? trace(composite);
  if (type === undefined) return { why: `category "${category.slice(0, 100)}" is not read` };
  if (time === undefined) return { why: 'no timestampUTC' };
  if (message === undefined) return { why: 'no messageKey or compositeId' };

  const whose = await customer({ category, info, composite });
  if (!whose) return { why: 'no customer' };

  const url = text(info['contentLink']);
  // In a journey the message key is the platform's own.
  const sent = definition === undefined ? undefined : text(info['messageKey']);
  const decision = sent ?? linked(info, 'opportune_decision_id');
  return {
    kind: 'event',
    // Events have no ids. Somebody may click twice, and on two links at once.
    id: [PLATFORM, category, message, time, text(info['jobUrlId']) ?? []].flat().join(':'),
    type,
    customer: whose,
    time,
    properties: {
      ...(decision && { decision }),
      channel,
      platform: PLATFORM,
      ...(type === 'bounce' && info['bounceCode'] === 'HARD' && { permanent: true }),
      ...(url && { url }),
    },
    source: PLATFORM,
    received,
  };
}

function customerOf({ info }: SalesforceMarketingCloudReport): string | undefined {
  return text(info['subscriberKey']) ?? linked(info, 'opportune_customer_id');
}

/** A parameter of the link that was clicked. */
function linked(info: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const url = text(info['contentLink']);
  return url !== undefined && URL.canParse(url) ? text(new URL(url).searchParams.get(name)) : undefined;
}

/** What all reports of one message have in common, where it is not written together. */
function trace({ jobId, batchId, listId, subscriberId }: Readonly<Record<string, unknown>>): string | undefined {
  const parts = [jobId, listId, batchId, subscriberId].map(text);
  return parts.includes(undefined) ? undefined : parts.join('.');
}

/** Documented as a number; epoch milliseconds in every example. */
function moment(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : value;
  return typeof time === 'number' && Number.isSafeInteger(time) ? time : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
