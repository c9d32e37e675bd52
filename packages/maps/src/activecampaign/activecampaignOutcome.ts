import type { OutcomeType, Report } from '@opportune/core';

import { isoInstant } from '../internal/isoInstant.ts';
import { linked } from '../internal/linked.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import { outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { text } from '../internal/text.ts';
import type { ActivecampaignOptions } from './activecampaignOptions.ts';

/** Reads the form of one webhook. */
export async function activecampaignOutcome(
  { customer, channel = 'email' }: ActivecampaignOptions,
  types: Readonly<Record<string, OutcomeType>>,
  fields: Readonly<Record<string, string>>,
  { received }: Report,
): Promise<Entry> {
  const said = (name: string): string | undefined => text(fields[name]);
  const type = said('type') ?? '';
  const meaning = meaningOf('type', type, types);
  if ('why' in meaning) return meaning;
  const time = isoInstant(said('date_time'));
  if (time === undefined) return { why: 'no date_time' };
  const contact = said('contact[id]');
  const email = said('contact[email]');
  const whose = await customer?.({ type, contact, email, fields });
  if (!whose) return { why: 'no customer' };

  const url = said('link[url]');
  // Reports have no ids. Somebody may click twice, and on two links at once.
  const id = [type, contact ?? whose, said('campaign[id]') ?? [], time, url ?? []].flat().join(':');
  const isPermanent = meaning.type === 'bounce' && said('bounce[type]') === 'hard';
  const reason = said('bounce[description]') ?? said('unsubscribe[reason]');
  const heard = {
    ...meaning,
    ...(isPermanent && { permanent: true }),
    ...(reason !== undefined && { reason }),
  };
  const decision = linked(url, 'opportune_decision_id');
  return outcomeEvent('activecampaign', id, heard, { customer: whose, time, decision, channel, url, received });
}
