import type { Delivery } from '@opportune/core';

import { shown } from '../internal/shown.ts';
import { texts } from '../internal/texts.ts';
import { identifiedEmail, hubspotIdentity } from './hubspotIdentity.ts';
import type { HubspotIdentity, HubspotOptions } from './hubspotOptions.ts';

/** Body of an occurrence of a custom event: the same at every attempt, but for what it identifies by. */
export function hubspotEventBody(options: HubspotOptions, delivery: Delivery, event: string): string {
  const { id, at } = delivery.decision;
  return JSON.stringify({
    eventName: event,
    ...identity(options, delivery),
    properties: texts(shown(delivery, options.properties)),
    uuid: id,
    occurredAt: new Date(at).toISOString(),
  });
}

/** Body of the send of one email. What it writes to the contact is written before the template is filled. */
export function hubspotEmailBody(options: HubspotOptions, delivery: Delivery, email: number): string {
  const contact = options.profile?.(delivery);
  // The versions that are dated demand lists and properties, be there something in them or not.
  const isDated = (options.version ?? 'v3') !== 'v3';
  const copies = isDated ? { cc: [], bcc: [], replyTo: [] } : {};
  return JSON.stringify({
    emailId: email,
    message: { to: identifiedEmail(identity(options, delivery)), sendId: delivery.decision.id, ...copies },
    ...((isDated || contact !== undefined) && { contactProperties: texts(contact ?? {}) }),
    customProperties: texts(shown(delivery, options.properties)),
  });
}

/** Body of the upsert of a contact, or undefined where the mapping writes no properties. */
export function hubspotContactBody(options: HubspotOptions, delivery: Delivery): string | undefined {
  const contact = options.profile?.(delivery);
  if (contact === undefined) return undefined;
  const id = identifiedEmail(identity(options, delivery));
  return JSON.stringify({ inputs: [{ idProperty: 'email', id, properties: texts(contact) }] });
}

function identity({ identify = hubspotIdentity }: HubspotOptions, delivery: Delivery): HubspotIdentity {
  const { email, objectId, utk } = identify(delivery);
  return { ...(email && { email }), ...(objectId && { objectId }), ...(utk && { utk }) };
}
