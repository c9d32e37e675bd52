import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { isoInstant } from '../internal/isoInstant.ts';
import { isRecord } from '../internal/isRecord.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';

const OUTCOMES: Record<OutcomeType, true> = {
  delivery: true,
  impression: true,
  click: true,
  conversion: true,
  dismissal: true,
  unsubscribe: true,
  bounce: true,
  complaint: true,
  frequency_capped: true,
};

/** Reads one outcome in our own form; see `webhook`. */
export function webhookOutcome(entry: unknown, report: Report, name: string, channel: string): Entry {
  const id = text(field(entry, 'id'));
  const type = text(field(entry, 'type'));
  const customer = text(field(entry, 'customer'));
  const time = moment(field(entry, 'time'));
  const properties = field(entry, 'properties') ?? {};
  if (id === undefined) return { why: 'id: expected a string' };
  if (type === undefined || !Object.hasOwn(OUTCOMES, type)) return { why: 'type: expected an outcome' };
  if (customer === undefined) return { why: 'customer: expected a string' };
  if (time === undefined) return { why: 'time: expected epoch milliseconds or ISO 8601 with an offset' };
  if (!isRecord(properties)) return { why: 'properties: expected an object' };
  return {
    kind: 'event',
    // Two platforms may count their events in the same way.
    id: `${name}:${id}`,
    type,
    customer,
    time,
    properties: { channel, ...properties, platform: name },
    source: name,
    received: report.received,
  };
}

function moment(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  return isoInstant(value);
}
