import type { Delivery } from '@opportune/core';

import { forDelivery } from '../internal/forDelivery.ts';
import { isId } from '../internal/isId.ts';
import { shown } from '../internal/shown.ts';
import { texts } from '../internal/texts.ts';
import type { MauticOptions, MauticTrigger } from './mauticOptions.ts';

/** Whether a trigger names what there can be. */
export function isMauticTrigger(trigger: MauticTrigger): boolean {
  return isId('email' in trigger ? trigger.email : trigger.campaign);
}

/** The request that triggers, for a contact by its number. A campaign takes no data. */
export interface TriggerCall {
  readonly path: (contact: number) => string;
  readonly body?: string;
}

/** @throws where a mapping fails, or names nothing */
export function mauticTrigger({ trigger, properties }: MauticOptions, delivery: Delivery): TriggerCall {
  const chosen = forDelivery(trigger, delivery);
  if (!isMauticTrigger(chosen)) throw new TypeError('trigger named neither an e-mail nor a campaign');
  if ('campaign' in chosen) return { path: (contact) => `/campaigns/${chosen.campaign}/contact/${contact}/add` };
  const tokens = Object.entries(texts(shown(delivery, properties))).map(([name, value]) => [`{${name}}`, value]);
  const body = JSON.stringify({ tokens: Object.fromEntries(tokens) });
  return { path: (contact) => `/emails/${chosen.email}/contact/${contact}/send`, body };
}
