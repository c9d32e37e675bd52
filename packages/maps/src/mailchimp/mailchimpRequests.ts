import type { Delivery } from '@opportune/core';

import type { Call } from '../internal/call.ts';
import { emailOf } from '../internal/emailOf.ts';
import { forDelivery } from '../internal/forDelivery.ts';
import { shown } from '../internal/shown.ts';
import { texts } from '../internal/texts.ts';
import type { MailchimpOptions } from './mailchimpOptions.ts';
import { isTriggerOfMailchimp, MAILCHIMP_TRIGGER } from './mailchimpTrigger.ts';
import { subscriberHash } from './subscriberHash.ts';

/** One request, below the base URL. */
type Request = Pick<Call, 'method'> & { readonly path: string; readonly body: string };

/** The requests that a decision becomes, in order and the same at every attempt: perhaps the contact, then the trigger. */
export function mailchimpRequests(options: MailchimpOptions, delivery: Delivery): readonly Request[] {
  const { audience, trigger = { event: 'opportune_decision' }, identify = emailOf } = options;
  const chosen = forDelivery(trigger, delivery);
  if (!isTriggerOfMailchimp(chosen)) throw new TypeError(`expected as the trigger ${MAILCHIMP_TRIGGER}`);
  const email = identify(delivery);
  if (!email) throw new TypeError('identify named nobody');
  const member = `/lists/${audience}/members/${subscriberHash(email)}`;
  const profile = options.profile?.(delivery);
  const contact =
    profile === undefined
      ? []
      : [{ method: 'PUT', path: member, body: JSON.stringify(contactOf(profile, email)) } as const];
  if ('event' in chosen) {
    return [...contact, { path: `${member}/events`, body: eventBody(options, delivery, chosen.event) }];
  }
  const step = `/customer-journeys/journeys/${chosen.journey}/steps/${chosen.step}/actions/trigger`;
  return [...contact, { path: step, body: JSON.stringify({ email_address: email }) }];
}

function contactOf(profile: Readonly<Record<string, unknown>>, email: string): object {
  // Whoever is new has not asked for marketing, as far as is known here.
  return { status_if_new: 'transactional', ...profile, email_address: email };
}

function eventBody(options: MailchimpOptions, delivery: Delivery, name: string): string {
  return JSON.stringify({
    name,
    properties: texts(shown(delivery, options.properties)),
    // As Mailchimp writes it: an offset in digits, and no milliseconds.
    occurred_at: new Date(delivery.decision.at).toISOString().replace(/\.\d+Z$/, '+00:00'),
  });
}
