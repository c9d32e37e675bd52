import type { OutcomeType, Report } from '@opportune/core';

import { isoInstant } from '../internal/isoInstant.ts';
import { isRecord } from '../internal/isRecord.ts';
import { linked } from '../internal/linked.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';
import { decisionOf } from './messageName.ts';
import { permanentKinds } from './onesignalKinds.ts';
import type { OnesignalOptions, OnesignalReport } from './onesignalOptions.ts';

/** Reads what an event stream says whose body has the fields of the guide; what OneSignal does not know, it writes as an empty text. */
export async function onesignalOutcome(
  { customer = customerOf, channel }: OnesignalOptions,
  kinds: Readonly<Record<string, OutcomeType>>,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  if (!isRecord(entry)) return { why: 'no object' };
  const kind = text(entry['event.kind']) ?? '';
  const meaning = meaningOf('kind', kind, kinds);
  if ('why' in meaning) return meaning;
  const id = text(entry['event.id']);
  if (id === undefined) return { why: 'no event.id' };
  const time = isoInstant(entry['event.datetime']);
  if (time === undefined) return { why: 'no event.datetime' };
  const whose = await customer(entry);
  if (!whose) return { why: 'no customer' };

  const isPermanent = meaning.type === 'bounce' && permanentKinds.has(kind);
  const reason = text(entry['event.data.failure_reason']);
  const url = text(entry['message.url']);
  const heard = { ...meaning, ...(reason !== undefined && { reason }), ...(isPermanent && { permanent: true }) };
  return outcomeEvent('onesignal', id, heard, {
    customer: whose,
    time,
    decision: decisionOf(text(entry['message.name'])) ?? linked(url, 'opportune_decision_id'),
    channel: channel ?? kind.split('.')[1] ?? kind,
    url: meaning.type === 'click' ? url : undefined,
    received,
  });
}

function customerOf(report: OnesignalReport): string | undefined {
  return text(report['event.external_id']);
}
