import type { Delivery } from '@opportune/core';

import { emailOf } from '../internal/emailOf.ts';
import { forDelivery } from '../internal/forDelivery.ts';
import { withIds } from '../internal/withIds.ts';
import type { ResendEventOptions } from './resendOptions.ts';

/** Body of POST /events/send. */
export function resendEvent(options: ResendEventOptions, delivery: Delivery): string {
  const { event, identify = emailOf, properties } = options;
  return JSON.stringify({
    event: forDelivery(event, delivery),
    email: identify(delivery),
    payload: withIds(delivery, properties),
  });
}
