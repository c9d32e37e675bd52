import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { isRecord } from '../internal/isRecord.ts';
import { linked } from '../internal/linked.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';
import type { CustomerioReport, CustomerioSharedOptions } from './customerioOptions.ts';
import { decisionOf } from './eventId.ts';

/** Reads one report of a reporting webhook. */
export async function customerioOutcome(
  options: CustomerioSharedOptions,
  metrics: Readonly<Record<string, OutcomeType>>,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  const id = text(field(entry, 'event_id'));
  const object = text(field(entry, 'object_type')) ?? '';
  const metric = text(field(entry, 'metric')) ?? '';
  const data = field(entry, 'data');
  const time = Number(field(entry, 'timestamp')) * 1_000;
  const meaning = meaningOf('metric', metric, metrics);
  if (id === undefined) return { why: 'no event_id' };
  if ('why' in meaning) return meaning;
  if (!time || !Number.isSafeInteger(time)) return { why: 'no timestamp' };
  if (!isRecord(data)) return { why: 'no data' };
  if (isMachine(metric, data)) return { why: `${metric} by a machine` };

  const report: CustomerioReport = { object, metric, data };
  const { customer = customerOf, channel = channelOf(report) } = options;
  const whose = await customer(report);
  if (!whose) return { why: 'no customer' };
  if (!channel) return { why: 'no object_type' };

  const decision = await (options.decision ?? ((each) => decisionIn(each, time)))(report);
  const url = text(data['href']);
  return outcomeEvent('customerio', id, meaning, { customer: whose, time, decision, channel, url, received });
}

/** Mail clients and filters that load every image and follow every link; nobody has seen anything. */
function isMachine(metric: string, data: Readonly<Record<string, unknown>>): boolean {
  return (metric === 'opened' && data['prefetched'] === true) || (metric === 'clicked' && data['machine'] === true);
}

/** Not `customer_id`, which is deprecated and in the vendor's own examples an id of Customer.io's. */
function customerOf({ data }: CustomerioReport): string | undefined {
  return text(field(data, 'identifiers', 'id'));
}

function channelOf({ object }: CustomerioReport): string {
  return object === 'customer' ? 'email' : object;
}

function decisionIn({ data }: CustomerioReport, time: number): string | undefined {
  return linked(text(data['href']), 'opportune_decision_id') ?? decisionOf(text(data['trigger_event_id']), time);
}
