import type { Delivery } from '@opportune/core';

import { emailOf } from '../internal/emailOf.ts';
import { forDelivery } from '../internal/forDelivery.ts';
import { isId } from '../internal/isId.ts';
import { shown } from '../internal/shown.ts';
import type { ListmonkIdentity, ListmonkOptions } from './listmonkOptions.ts';

/** The bodies of the requests that a decision becomes. They are the same at every attempt. */
export interface ListmonkRequests {
  /** What is written of a new subscriber before, where anything is. */
  readonly subscriber?: string;
  readonly message: string;
}

/** @throws where a mapping fails, or names nobody or nothing */
export function listmonkRequests(options: ListmonkOptions, delivery: Delivery): ListmonkRequests {
  const { identify, properties, message, profile } = options;
  const template_id = forDelivery(options.template, delivery);
  if (!isId(template_id)) throw new TypeError('template gave no number above 0');
  const who = identify?.(delivery) ?? { email: emailOf(delivery) };
  const written = profile?.(delivery);
  return {
    ...(written && { subscriber: subscriber(who, written) }),
    message: JSON.stringify({
      ...message?.(delivery),
      ...recipient(who),
      template_id,
      data: shown(delivery, properties),
    }),
  };
}

function recipient(who: ListmonkIdentity): object {
  if ('email' in who) {
    if (!who.email) throw new TypeError('identify named nobody');
    // By this mode an address that is no subscriber's gets the message as well.
    return { subscriber_mode: 'fallback', subscriber_emails: [who.email] };
  }
  if (!isId(who.id)) throw new TypeError('identify gave no number above 0');
  return { subscriber_mode: 'default', subscriber_ids: [who.id] };
}

function subscriber(who: ListmonkIdentity, written: object): string {
  if (!('email' in who)) throw new TypeError('a subscriber is written by the address, and identify gave a number');
  return JSON.stringify({ ...written, email: who.email, status: 'enabled' });
}
