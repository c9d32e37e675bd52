import type { Delivery } from '@opportune/core';

import { shown } from '../internal/shown.ts';
import type { ActivecampaignContact, ActivecampaignOptions } from './activecampaignOptions.ts';

/** Form of POST /event at the host of event tracking, which knows no JSON but as values. */
export function activecampaignEvent(
  { actid, eventKey, properties }: ActivecampaignOptions,
  delivery: Delivery,
  event: string,
  email: string,
): string {
  if (!actid || !eventKey) throw new TypeError('an event needs actid and eventKey');
  const data = JSON.stringify(shown(delivery, properties));
  return new URLSearchParams({
    key: eventKey,
    actid,
    event,
    eventdata: data,
    visit: JSON.stringify({ email }),
  }).toString();
}

/** Body of POST /api/3/contact/sync: finds the contact by the address, or adds it. */
export function activecampaignContact(profile: ActivecampaignContact, email: string): string {
  return JSON.stringify({ contact: { ...profile, email } });
}

/** Body of POST /api/3/contactAutomations. Numbers are written as texts, as in the answers that they come from. */
export function activecampaignEntry(contact: string, automation: number): string {
  return JSON.stringify({ contactAutomation: { contact, automation: String(automation) } });
}
