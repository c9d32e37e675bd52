import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { isRecord } from '../internal/isRecord.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';
import type { SegmentOptions, SegmentReport } from './segmentOptions.ts';

const DECISION = 'opportune_decision_id';

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
  const type = Object.hasOwn(events, event) ? events[event] : undefined;
  if (call !== 'track') return { why: `a call of "${call.slice(0, 100)}"` };
  // Our own calls as well: the destination passes on what this channel sends.
  if (type === undefined) return { why: `event "${event.slice(0, 100)}" is not read` };
  if (id === undefined) return { why: 'no messageId' };
  if (Number.isNaN(time)) return { why: 'no timestamp' };

  const found = field(entry, 'properties');
  const report: SegmentReport = {
    event,
    userId: text(field(entry, 'userId')),
    anonymousId: text(field(entry, 'anonymousId')),
    properties: isRecord(found) ? found : {},
  };
  const { customer = ({ userId }) => userId, decision = decisionIn, channel = channelOf(report) } = options;
  const whose = await customer(report);
  if (!whose) return { why: 'no customer' };
  const which = await decision(report);
  const url = text(report.properties['link_url']);
  return {
    kind: 'event',
    id: `segment:${id}`,
    type,
    customer: whose,
    time,
    properties: { ...(which && { decision: which }), channel, platform: 'segment', ...(url && { url }) },
    source: 'segment',
    received,
  };
}

function channelOf({ event }: SegmentReport): string {
  return event.startsWith('Push ') ? 'push' : 'email';
}

function decisionIn({ properties }: SegmentReport): string | undefined {
  const url = text(properties['link_url']);
  const linked = url !== undefined && URL.canParse(url) ? new URL(url).searchParams.get(DECISION) : undefined;
  return text(properties[DECISION]) ?? text(linked);
}
