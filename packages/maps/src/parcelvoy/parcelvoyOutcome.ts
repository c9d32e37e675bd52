import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { linkedDecision } from '../internal/linkedDecision.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';

/** Reads what a webhook says whose template has the fields of the guide; Parcelvoy renders a field to a text, if to an empty one. */
export function parcelvoyOutcome(
  channel: string,
  events: Readonly<Record<string, OutcomeType>>,
  entry: unknown,
  { received }: Report,
): Entry {
  const said = (name: string): string | undefined => text(field(entry, name));
  const event = said('event') ?? '';
  const customer = said('user');
  const type = Object.hasOwn(events, event) ? events[event] : undefined;
  if (type === undefined) return { why: `event "${event.slice(0, 100)}" is not read` };
  if (customer === undefined) return { why: 'no user' };

  const url = said('url');
  const decision = said('decision') ?? linkedDecision(url);
  const time = Date.parse(said('time') ?? '') || received;
  return {
    kind: 'event',
    id: `parcelvoy:${said('id') ?? [event, customer, time, url ?? ''].join(':')}`,
    type,
    customer,
    time,
    properties: { ...(decision && { decision }), channel, platform: 'parcelvoy', ...(url && { url }) },
    source: 'parcelvoy',
    received,
  };
}
