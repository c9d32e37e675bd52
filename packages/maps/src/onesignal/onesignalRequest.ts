import type { Delivery } from '@opportune/core';

import { forDelivery } from '../internal/forDelivery.ts';
import { shown } from '../internal/shown.ts';
import { uuidOf } from '../internal/uuidOf.ts';
import { isOnesignalTrigger } from './isOnesignalTrigger.ts';
import { messageName } from './messageName.ts';
import type { OnesignalOptions } from './onesignalOptions.ts';

/** The requests that a decision becomes. Their bodies are the same at every attempt. */
export interface OnesignalRequest {
  /** What is written to the user before, where anything is. */
  readonly user?: string;
  readonly kind: 'event' | 'message';
  readonly body: string;
}

/** @throws where a mapping fails, or names nobody or nothing */
export async function onesignalRequest(options: OnesignalOptions, delivery: Delivery): Promise<OnesignalRequest> {
  const { appId, trigger = { event: 'opportune_decision' }, identify, properties, message } = options;
  const { id, customer, at } = delivery.decision;
  const chosen = forDelivery(trigger, delivery);
  if (!isOnesignalTrigger(chosen)) throw new TypeError('trigger named neither an event nor a channel');
  const { external_id } = identify?.(delivery) ?? { external_id: customer };
  if (!external_id) throw new TypeError('identify named nobody');

  const written = options.profile?.(delivery);
  const user = written && { user: JSON.stringify({ identity: { external_id }, ...written }) };
  const idempotency_key = await uuidOf(id);
  const payload = shown(delivery, properties);
  if ('event' in chosen) {
    const timestamp = new Date(at).toISOString();
    const event = { name: chosen.event, external_id, timestamp, idempotency_key, payload };
    return { ...user, kind: 'event', body: JSON.stringify({ events: [event] }) };
  }
  // Data without a template would be shown nowhere.
  const template = chosen.template !== undefined && { template_id: chosen.template, custom_data: payload };
  const body = JSON.stringify({
    ...message?.(delivery),
    ...template,
    app_id: appId,
    include_aliases: { external_id: [external_id] },
    target_channel: chosen.channel,
    name: messageName(id),
    idempotency_key,
  });
  return { ...user, kind: 'message', body };
}
