import type { OutcomeType, Report } from '@opportune/core';

import { field } from '../internal/field.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';
import { permanentBounces } from './hubspotChanges.ts';
import type { HubspotOptions } from './hubspotOptions.ts';

/** The type of contacts, where subscriptions are to objects of any type. */
const CONTACT = '0-1';
/** What a property is set to when what it says is over. */
const OVER = new Set(['', 'false']);

/** Reads one entry of a webhook. */
export async function hubspotOutcome(
  { customer, channel = 'email' }: HubspotOptions,
  changes: Readonly<Record<string, OutcomeType>>,
  entry: unknown,
  { received }: Report,
): Promise<Entry> {
  const event = number(field(entry, 'eventId'));
  const contact = number(field(entry, 'objectId'));
  const time = number(field(entry, 'occurredAt'));
  const property = text(field(entry, 'propertyName')) ?? '';
  const value = field(entry, 'propertyValue');
  if (event === undefined || contact === undefined) return { why: 'no eventId or objectId' };
  if (!isContactChange(entry)) {
    return { why: `subscription "${String(field(entry, 'subscriptionType')).slice(0, 100)}" is not read` };
  }
  const meaning = meaningOf('property', property, changes);
  if ('why' in meaning) return meaning;
  if (typeof value !== 'string' || OVER.has(value)) return { why: `${property} was taken back` };
  if (time === undefined) return { why: 'no occurredAt' };

  const portal = number(field(entry, 'portalId'))?.toString();
  const whose = await customer?.({ contact: contact.toString(), portal, property, value });
  if (!whose) return { why: 'no customer' };
  // HubSpot does not promise that an eventId is unique; a repeated delivery repeats all of these.
  const id = [event, contact, property, time].join(':');
  const heard = permanentBounces.has(property) ? { ...meaning, permanent: true } : meaning;
  return outcomeEvent('hubspot', id, heard, { customer: whose, time, channel, received });
}

function isContactChange(entry: unknown): boolean {
  const type = field(entry, 'subscriptionType');
  return (
    type === 'contact.propertyChange' || (type === 'object.propertyChange' && field(entry, 'objectTypeId') === CONTACT)
  );
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}
