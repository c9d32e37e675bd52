import type { Delivery } from '@opportune/core';

import { isId } from '../internal/isId.ts';
import { text } from '../internal/text.ts';
import type { MarketoOptions } from './marketoOptions.ts';

/** The number of a lead, or the body of POST /rest/v1/leads.json that finds it or creates it. */
export function marketoLead(options: MarketoOptions, delivery: Delivery): number | string {
  const { lookupField = 'email', identify = valueOf(lookupField), create = true, partition, profile } = options;
  const known = options.lead?.(delivery);
  if (known !== undefined) {
    if (!isId(known)) throw new TypeError('lead is no number above 0');
    return known;
  }
  const value = identify(delivery);
  if (!value) throw new TypeError('identify named nobody');
  return JSON.stringify({
    action: create ? 'createOrUpdate' : 'updateOnly',
    lookupField,
    // A partition is no criterion of an update.
    ...(create && partition !== undefined && { partitionName: partition }),
    input: [{ ...profile?.(delivery), [lookupField]: value }],
  });
}

function valueOf(lookupField: string): (delivery: Delivery) => string | undefined {
  return ({ decision, profile }) => (lookupField === 'email' ? text(profile['email']) : decision.customer);
}
