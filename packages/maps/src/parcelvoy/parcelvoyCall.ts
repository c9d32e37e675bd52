import type { Delivery } from '@opportune/core';

import { shown } from '../internal/shown.ts';
import type { ParcelvoyOptions, ParcelvoyTrigger } from './parcelvoyOptions.ts';
import { parcelvoyUser } from './parcelvoyUser.ts';

/**
 * The path and the body by which a decision is triggered. Parcelvoy works off whatever it takes in a queue, each
 * request on its own: so what the message shows travels in the trigger, and what is written to the user as well.
 */
export function parcelvoyCall(
  options: ParcelvoyOptions,
  delivery: Delivery,
  trigger: ParcelvoyTrigger,
): { readonly path: string; readonly body: string } {
  const { identify = parcelvoyUser, properties } = options;
  const { external_id, ...contact } = identify(delivery);
  if (!external_id) throw new TypeError('identify named nobody');
  const profile = options.profile?.(delivery);
  const event = shown(delivery, properties);
  if ('event' in trigger) {
    const user = { ...contact, ...(profile !== undefined && { data: profile }) };
    const written = Object.keys(user).length > 0 && { user };
    const body = JSON.stringify([{ name: trigger.event, external_id, data: event, ...written }]);
    return { path: '/client/events', body };
  }
  // Here fields of the application stand beside Parcelvoy's own.
  const user = { ...profile, ...contact, external_id };
  if ('campaign' in trigger) {
    return { path: `/client/campaigns/${trigger.campaign}/trigger`, body: JSON.stringify({ user, event }) };
  }
  const body = JSON.stringify({ entrance_id: trigger.entrance, user, event });
  return { path: `/client/journeys/${trigger.journey}/trigger`, body };
}
