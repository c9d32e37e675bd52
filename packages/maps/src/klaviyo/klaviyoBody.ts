import type { Delivery } from '@opportune/core';

import { forDelivery } from '../internal/forDelivery.ts';
import { shown } from '../internal/shown.ts';
import { klaviyoIdentity } from './klaviyoIdentity.ts';
import type { KlaviyoIdentity, KlaviyoOptions } from './klaviyoOptions.ts';

/** Body of POST /api/profile-import, or undefined where the mapping writes no attributes. */
export function klaviyoProfileBody(options: KlaviyoOptions, delivery: Delivery): string | undefined {
  const attributes = options.profile?.(delivery);
  if (attributes === undefined) return undefined;
  return JSON.stringify(resource('profile', { ...attributes, ...identity(options, delivery) }));
}

/** Body of POST /api/events: the same at every attempt, but for what the profile identifies by. */
export function klaviyoEventBody(options: KlaviyoOptions, delivery: Delivery): string {
  const { metric = 'Opportune Decision', properties } = options;
  const { id, at } = delivery.decision;
  const name = forDelivery(metric, delivery);
  return JSON.stringify(
    resource('event', {
      metric: resource('metric', { name }),
      profile: resource('profile', identity(options, delivery)),
      properties: shown(delivery, properties),
      unique_id: id,
      time: new Date(at).toISOString(),
    }),
  );
}

function identity({ identify = klaviyoIdentity }: KlaviyoOptions, delivery: Delivery): KlaviyoIdentity {
  const found = identify(delivery);
  if (!found.external_id && !found.email && !found.phone_number) {
    throw new TypeError('identify named nobody');
  }
  return found;
}

function resource(type: string, attributes: object): { data: { type: string; attributes: object } } {
  return { data: { type, attributes } };
}
