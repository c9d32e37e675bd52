import type { Delivery } from '@opportune/core';

import { isRecord } from '../internal/isRecord.ts';
import type { MarketoActivity, MarketoOptions } from './marketoOptions.ts';

/** What a decision sets off, as a request that lacks nothing but the number of the lead. */
export interface MarketoTrigger {
  readonly path: string;
  readonly body: (lead: number) => string;
}

type Scalar = string | number | boolean;

/** The request that triggers the campaign or writes the activity. What the message shows travels in it. */
export function marketoTrigger(options: MarketoOptions, delivery: Delivery): MarketoTrigger {
  const { campaign, activity, properties = contentOf } = options;
  const { id, customer } = delivery.decision;
  const values = scalars({ ...properties(delivery), opportune_decision_id: id, opportune_customer_id: customer });
  if (activity !== undefined) return writing(activity, delivery, values);
  return triggering(typeof campaign === 'function' ? campaign(delivery) : campaign, values);
}

function triggering(campaign: number | undefined, values: readonly [string, Scalar][]): MarketoTrigger {
  // It becomes a part of the address.
  if (!Number.isSafeInteger(campaign)) throw new TypeError('campaign is no number');
  const tokens = values.map(([name, value]) => ({ name: `{{my.${name}}}`, value: String(value) }));
  return {
    path: `/rest/v1/campaigns/${campaign}/trigger.json`,
    body: (lead) => JSON.stringify({ input: { leads: [{ id: lead }], tokens } }),
  };
}

function writing(
  { type, primary = ({ decision }) => decision.action }: MarketoActivity,
  delivery: Delivery,
  values: readonly [string, Scalar][],
): MarketoTrigger {
  const activity = {
    // Its own form: an offset in digits, and no milliseconds.
    activityDate: new Date(delivery.decision.at).toISOString().replace(/\.\d+Z$/, '+00:00'),
    activityTypeId: type,
    primaryAttributeValue: primary(delivery),
    attributes: values.map(([name, value]) => ({ name, value })),
  };
  return {
    path: '/rest/v1/activities/external.json',
    body: (lead) => JSON.stringify({ input: [{ leadId: lead, ...activity }] }),
  };
}

/** Tokens and attributes hold one value each: what has parts is written as JSON, and nothing is left out. */
function scalars(properties: Readonly<Record<string, unknown>>): readonly [string, Scalar][] {
  return Object.entries(properties).flatMap(([name, value]): [string, Scalar][] => {
    const scalar = isScalar(value) ? value : (JSON.stringify(value ?? undefined) as string | undefined);
    return scalar === undefined ? [] : [[name, scalar]];
  });
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function contentOf({ decision: { content } }: Delivery): Readonly<Record<string, unknown>> {
  return isRecord(content) ? content : { content };
}
