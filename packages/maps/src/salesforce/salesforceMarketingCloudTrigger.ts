import type { Delivery } from '@opportune/core';

import { forDelivery } from '../internal/forDelivery.ts';
import { scalars } from '../internal/scalars.ts';
import { text } from '../internal/text.ts';
import { withIds } from '../internal/withIds.ts';
import type {
  SalesforceMarketingCloudIdentity,
  SalesforceMarketingCloudOptions,
} from './salesforceMarketingCloudOptions.ts';

/** The request that a decision becomes. */
export interface SalesforceMarketingCloudTrigger {
  readonly path: string;
  readonly body: string;
}

/** What a message key may be in a path: a hundred characters, and nothing that an address takes for a folder. */
const MESSAGE_KEY = /^(?!\.{1,2}$)[^]{1,100}$/;

/** Lets a contact into a journey, or sends one message. What the message shows travels in it. */
export function salesforceMarketingCloudTrigger(
  options: SalesforceMarketingCloudOptions,
  delivery: Delivery,
): SalesforceMarketingCloudTrigger {
  const { event, definition, identify = identityOf, properties } = options;
  const { id } = delivery.decision;
  const values = scalars(withIds(delivery, properties));
  const { contactKey, to } = identify(delivery);
  if (!contactKey) throw new TypeError('identify named nobody');
  if (definition === undefined) {
    const entry = { ContactKey: contactKey, EventDefinitionKey: forDelivery(event, delivery), Data: values };
    return { path: '/interaction/v1/events', body: JSON.stringify(entry) };
  }
  if (!to) throw new TypeError('identify named no address');
  if (!MESSAGE_KEY.test(id)) throw new TypeError('the id of the decision is no message key');
  const message = {
    definitionKey: forDelivery(definition, delivery),
    recipient: { contactKey, to, attributes: values },
  };
  return { path: `/messaging/v1/email/messages/${encodeURIComponent(id)}`, body: JSON.stringify(message) };
}

function identityOf({ decision, profile }: Delivery): SalesforceMarketingCloudIdentity {
  return { contactKey: decision.customer, to: text(profile['email']) };
}
