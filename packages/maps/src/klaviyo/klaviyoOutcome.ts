import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { linked } from '../internal/linked.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { record } from '../internal/record.ts';
import { text } from '../internal/text.ts';
import type { KlaviyoOptions, KlaviyoReport } from './klaviyoOptions.ts';

/** Reads one entry of a system webhook. */
export async function klaviyoOutcome(
  { customer = customerOf, channel = 'email' }: KlaviyoOptions,
  topics: Readonly<Record<string, OutcomeType>>,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  const id = text(field(entry, 'external_id'));
  const topic = text(field(entry, 'topic')) ?? '';
  const meaning = meaningOf('topic', topic, topics);
  const event = field(entry, 'payload', 'data');
  const attributes = field(event, 'attributes');
  const time =
    Date.parse(text(field(attributes, 'datetime')) ?? '') || Math.round(Number(field(attributes, 'timestamp')) * 1_000);
  if (id === undefined) return { why: 'no external_id' };
  if ('why' in meaning) return meaning;
  if (!time || !Number.isSafeInteger(time)) return { why: 'no datetime in the payload' };

  const properties = record(field(attributes, 'event_properties'));
  const whose = await customer({
    topic,
    properties,
    profile: text(field(event, 'relationships', 'profile', 'data', 'id')),
    attributes: record(field(included(field(entry, 'payload', 'included')), 'attributes')),
  });
  if (!whose) return { why: 'no customer' };

  const url = text(properties['URL']);
  const decision = text(properties['opportune_decision_id']) ?? linked(url, 'opportune_decision_id');
  return outcomeEvent('klaviyo', id, meaning, { customer: whose, time, decision, channel, url, received });
}

function customerOf({ properties, attributes }: KlaviyoReport): string | undefined {
  return text(properties['opportune_customer_id']) ?? text(attributes['external_id']);
}

/** The profile that the payload carries along, as JSON:API does; an event has one. */
function included(resources: unknown): unknown {
  return Array.isArray(resources) ? resources.find((each) => field(each, 'type') === 'profile') : undefined;
}
