import type { Delivery } from '@opportune/core';

import { forDelivery } from '../internal/forDelivery.ts';
import { isId } from '../internal/isId.ts';
import { type Scalar, scalars } from '../internal/scalars.ts';
import { withIds } from '../internal/withIds.ts';
import type { MarketoActivity, MarketoOptions } from './marketoOptions.ts';

/** What a decision sets off, as a request that lacks nothing but the number of the lead. */
export interface MarketoTrigger {
  readonly path: string;
  readonly body: (lead: number) => string;
}

/** The request that triggers the campaign or writes the activity. What the message shows travels in it. */
export function marketoTrigger(options: MarketoOptions, delivery: Delivery): MarketoTrigger {
  const { campaign, activity, properties } = options;
  const values = scalars(withIds(delivery, properties));
  if (activity !== undefined) return writing(activity, delivery, values);
  return triggering(forDelivery(campaign, delivery), values);
}

function triggering(campaign: number | undefined, values: Readonly<Record<string, Scalar>>): MarketoTrigger {
  // It becomes a part of the address.
  if (!isId(campaign)) throw new TypeError('campaign is no number above 0');
  const tokens = Object.entries(values).map(([name, value]) => ({ name: `{{my.${name}}}`, value: String(value) }));
  return {
    path: `/rest/v1/campaigns/${campaign}/trigger.json`,
    body: (lead) => JSON.stringify({ input: { leads: [{ id: lead }], tokens } }),
  };
}

function writing(
  { type, primary = ({ decision }) => decision.action }: MarketoActivity,
  delivery: Delivery,
  values: Readonly<Record<string, Scalar>>,
): MarketoTrigger {
  const activity = {
    // Its own form: an offset in digits, and no milliseconds.
    activityDate: new Date(delivery.decision.at).toISOString().replace(/\.\d+Z$/, '+00:00'),
    activityTypeId: type,
    primaryAttributeValue: primary(delivery),
    attributes: Object.entries(values).map(([name, value]) => ({ name, value })),
  };
  return {
    path: '/rest/v1/activities/external.json',
    body: (lead) => JSON.stringify({ input: [{ leadId: lead, ...activity }] }),
  };
}
