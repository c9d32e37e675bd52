import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { linked } from '../internal/linked.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';

/** An id whose every part is there: a template writes `:` between two fields that are not. */
const WHOLE = /^[^:]+(:[^:]+)*$/;

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
  const meaning = meaningOf('event', event, events);
  if ('why' in meaning) return meaning;
  if (customer === undefined) return { why: 'no user' };

  const url = said('url');
  const decision = said('decision') ?? linked(url, 'opportune_decision_id');
  const time = Date.parse(said('time') ?? '') || received;
  const given = said('id');
  const id = given !== undefined && WHOLE.test(given) ? given : [event, customer, time, url ?? ''].join(':');
  return outcomeEvent('parcelvoy', id, meaning, { customer, time, decision, channel, url, received });
}
