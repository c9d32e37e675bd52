import type { Delivery } from '@opportune/core';

import { contentOf } from '../internal/contentOf.ts';
import { emailOf } from '../internal/emailOf.ts';
import { forDelivery } from '../internal/forDelivery.ts';
import type { ResendEventOptions } from './resendOptions.ts';

/** Body of POST /events/send. */
export function resendEvent(options: ResendEventOptions, delivery: Delivery): string {
  const { event, identify = emailOf, properties = contentOf } = options;
  const { id, customer } = delivery.decision;
  return JSON.stringify({
    event: forDelivery(event, delivery),
    email: identify(delivery),
    payload: { ...properties(delivery), opportune_decision_id: id, opportune_customer_id: customer },
  });
}
