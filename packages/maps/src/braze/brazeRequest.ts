import type { Delivery } from '@opportune/core';

import { forDelivery } from '../internal/forDelivery.ts';
import { shown } from '../internal/shown.ts';
import { text } from '../internal/text.ts';
import type { BrazeIdentity, BrazeOptions } from './brazeOptions.ts';
import { BRAZE_TRIGGER, isTriggerOfBraze } from './brazeTrigger.ts';

/** The one request that a decision becomes. Its body is the same at every attempt. */
export interface BrazeRequest {
  readonly path: string;
  readonly body: object;
}

const SEND_ID = /^[\w+/=-]+$/;

/** @throws where a mapping fails, or gives what Braze cannot take */
export function brazeRequest(options: BrazeOptions, delivery: Delivery): BrazeRequest {
  const { trigger = { event: 'Opportune Decision' } } = options;
  const { id, at } = delivery.decision;
  const chosen = forDelivery(trigger, delivery);
  if (!isTriggerOfBraze(chosen)) throw new TypeError(`expected as the trigger ${BRAZE_TRIGGER}`);
  const who = identity(options, delivery);
  const attributes = options.profile?.(delivery);
  const properties = shown(delivery, options.properties);
  const recipient = { ...addressed(who), ...(attributes && { attributes }) };

  if ('event' in chosen) {
    const event = { ...who, name: chosen.event, time: new Date(at).toISOString(), properties };
    const written = attributes && { attributes: [{ ...attributes, ...who }] };
    return { path: '/users/track', body: { events: [event], ...written } };
  }
  if ('campaign' in chosen) {
    const recipients = [{ ...recipient, trigger_properties: properties }];
    return { path: '/campaigns/trigger/send', body: { campaign_id: chosen.campaign, recipients } };
  }
  if ('canvas' in chosen) {
    const recipients = [{ ...recipient, canvas_entry_properties: properties }];
    return { path: '/canvas/trigger/send', body: { canvas_id: chosen.canvas, recipients } };
  }
  if (!SEND_ID.test(id)) throw new TypeError('the id of the decision is no external_send_id');
  return {
    path: `/transactional/v1/campaigns/${encodeURIComponent(chosen.transactional)}/send`,
    body: { external_send_id: id, trigger_properties: properties, recipient },
  };
}

function identity({ identify }: BrazeOptions, delivery: Delivery): BrazeIdentity {
  const who = identify?.(delivery) ?? { external_id: delivery.decision.customer };
  if ('external_id' in who === 'user_alias' in who)
    throw new TypeError('identify must name one of external_id and user_alias');
  const names = 'external_id' in who ? [who.external_id] : [who.user_alias?.alias_name, who.user_alias?.alias_label];
  if (names.some((name) => text(name) === undefined)) throw new TypeError('identify named nobody');
  return who;
}

/** Where messages are sent, Braze calls the same id by another name. */
function addressed(who: BrazeIdentity): object {
  return 'external_id' in who ? { external_user_id: who.external_id } : who;
}
