import type { Delivery } from '@opportune/core';

import { byteLength } from '../internal/byteLength.ts';
import { forDelivery } from '../internal/forDelivery.ts';
import { shown } from '../internal/shown.ts';
import { text } from '../internal/text.ts';
import type {
  CustomerioEventOptions,
  CustomerioIdentity,
  CustomerioMessageOptions,
  CustomerioSharedOptions,
} from './customerioOptions.ts';
import { eventIdOf } from './eventId.ts';
import { EVENT_NAME, isEventName } from './eventName.ts';

/** An event that is older starts no journey, though Customer.io takes it. */
const STARTS_FOR = 72 * 3_600_000;
const LONGEST_ID = 150;

/** Body of POST /api/v1/customers/{identifier}/events: the same at every attempt. */
export async function customerioEventBody(options: CustomerioEventOptions, delivery: Delivery): Promise<string> {
  const { event = 'opportune_decision' } = options;
  const { decision, now } = delivery;
  const name = forDelivery(event, delivery);
  if (!isEventName(name)) throw new TypeError(`expected as the event ${EVENT_NAME}`);
  if (now - decision.at >= STARTS_FOR) throw new RangeError('an event of 72 hours ago starts no journey');
  return JSON.stringify({
    name,
    id: await eventIdOf(decision),
    timestamp: Math.floor(decision.at / 1_000),
    data: shown(delivery, options.properties),
  });
}

/** Body of POST /v1/send/email. */
export function customerioMessageBody(options: CustomerioMessageOptions, delivery: Delivery): string {
  const { message, to = addressOf, toUnsubscribed = false } = options;
  const address = to(delivery);
  if (!address) throw new TypeError('no address to send to');
  return JSON.stringify({
    transactional_message_id: forDelivery(message, delivery),
    to: address,
    identifiers: identityOf(options, delivery),
    message_data: shown(delivery, options.properties),
    send_to_unsubscribed: toUnsubscribed,
  });
}

/** Body of PUT /api/v1/customers/{identifier}, or undefined where the mapping writes no attributes. */
export function customerioProfileBody(options: CustomerioEventOptions, delivery: Delivery): string | undefined {
  const attributes = options.profile?.(delivery);
  return attributes === undefined ? undefined : JSON.stringify(attributes);
}

/** Path of a person in the Track API. */
export function customerioPath(options: CustomerioEventOptions, delivery: Delivery): string {
  const { id, email, cio_id } = identityOf(options, delivery);
  const identifier = id ?? email ?? `cio_${cio_id}`;
  // A URL takes them for steps in its path, written with % as well, and the request would go elsewhere.
  if (/^\.{1,2}$/.test(identifier)) throw new TypeError('an identifier of dots cannot stand in a path');
  return `/api/v1/customers/${encodeURIComponent(identifier)}`;
}

function identityOf({ identify = byId }: CustomerioSharedOptions, delivery: Delivery): CustomerioIdentity {
  const found = identify(delivery);
  const values = Object.values(found).filter((value) => value !== undefined);
  const [value] = values;
  // More than one is ambiguous, and which of them counts is said nowhere.
  if (values.length !== 1 || !value) throw new TypeError('identify named nobody, or somebody in several ways');
  if (byteLength(value) > LONGEST_ID) throw new TypeError(`an identifier of more than ${LONGEST_ID} bytes`);
  return found;
}

const byId = ({ decision }: Delivery): CustomerioIdentity => ({ id: decision.customer });

const addressOf = ({ profile }: Delivery): string | undefined => text(profile['email']);
