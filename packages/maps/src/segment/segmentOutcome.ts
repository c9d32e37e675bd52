import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { linked } from '../internal/linked.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { record } from '../internal/record.ts';
import { text } from '../internal/text.ts';
import type { SegmentOptions, SegmentReport } from './segmentOptions.ts';

type ReadOptions = Pick<SegmentOptions, 'customer' | 'decision' | 'channel'>;

/** Reads one call that a webhook destination passes on. */
export async function segmentOutcome(
  options: ReadOptions,
  events: Readonly<Record<string, OutcomeType>>,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  const call = text(field(entry, 'type')) ?? '';
  const event = text(field(entry, 'event')) ?? '';
  const id = text(field(entry, 'messageId'));
  const time = Date.parse(text(field(entry, 'timestamp')) ?? '');
  const meaning = meaningOf('event', event, events);
  if (call !== 'track') return { why: `a call of "${call.slice(0, 100)}"` };
  // Our own calls as well: the destination passes on what this channel sends.
  if ('why' in meaning) return meaning;
  if (id === undefined) return { why: 'no messageId' };
  if (Number.isNaN(time)) return { why: 'no timestamp' };

  const report: SegmentReport = {
    event,
    userId: text(field(entry, 'userId')),
    anonymousId: text(field(entry, 'anonymousId')),
    properties: record(field(entry, 'properties')),
  };
  const { customer = ({ userId }) => userId, decision = decisionIn, channel = channelOf(report) } = options;
  const whose = await customer(report);
  if (!whose) return { why: 'no customer' };
  return outcomeEvent('segment', id, meaning, {
    customer: whose,
    time,
    decision: await decision(report),
    channel,
    url: text(report.properties['link_url']),
    received,
  });
}

function channelOf({ event }: SegmentReport): string {
  return event.startsWith('Push ') ? 'push' : 'email';
}

function decisionIn({ properties }: SegmentReport): string | undefined {
  return text(properties['opportune_decision_id']) ?? linked(text(properties['link_url']), 'opportune_decision_id');
}
