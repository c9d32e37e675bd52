import type { Delivery } from '@opportune/core';

import { forDelivery } from '../internal/forDelivery.ts';
import { shown } from '../internal/shown.ts';
import { text } from '../internal/text.ts';
import type { IterableIdentity, IterableOptions } from './iterableOptions.ts';
import { isTriggerOfIterable, ITERABLE_TRIGGER } from './iterableTrigger.ts';

/** The one request that a decision becomes. Its body is the same at every attempt. */
export interface IterableRequest {
  readonly path: string;
  readonly body: object;
}

/** @throws where a mapping fails, or names nobody */
export function iterableRequest(options: IterableOptions, delivery: Delivery): IterableRequest {
  const { trigger = { event: 'Opportune Decision' }, properties } = options;
  const { id, customer, at } = delivery.decision;
  const chosen = forDelivery(trigger, delivery);
  if (!isTriggerOfIterable(chosen)) throw new TypeError(`expected as the trigger ${ITERABLE_TRIGGER}`);
  const who = identity(options, delivery);
  const metadata = { opportune_decision_id: id, opportune_customer_id: customer };
  const dataFields = shown(delivery, properties);

  if ('event' in chosen) {
    // In seconds: Iterable refuses ISO 8601 here, and takes milliseconds for a year far ahead.
    const createdAt = Math.floor(at / 1_000);
    return { path: '/api/events/track', body: { ...who, eventName: chosen.event, id, createdAt, dataFields } };
  }
  if ('campaign' in chosen) {
    const repeats = chosen.repeats !== undefined && { allowRepeatMarketingSends: chosen.repeats };
    const body = { campaignId: chosen.campaign, ...recipient(who), ...repeats, dataFields, metadata };
    return { path: '/api/email/target', body };
  }
  return { path: '/api/workflows/triggerWorkflow', body: { workflowId: chosen.workflow, ...who, dataFields } };
}

function identity({ identify }: IterableOptions, delivery: Delivery): IterableIdentity {
  const who = identify?.(delivery) ?? { userId: delivery.decision.customer };
  if ('userId' in who === 'email' in who) throw new TypeError('identify must name one of userId and email');
  if (text('userId' in who ? who.userId : who.email) === undefined) throw new TypeError('identify named nobody');
  return who;
}

/** Where e-mail is sent, Iterable calls the same by other names. */
function recipient(who: IterableIdentity): object {
  return 'userId' in who ? { recipientUserId: who.userId } : { recipientEmail: who.email };
}
