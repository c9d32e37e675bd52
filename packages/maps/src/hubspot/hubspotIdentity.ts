import type { Delivery } from '@opportune/core';

import { emailOf } from '../internal/emailOf.ts';
import type { HubspotIdentity } from './hubspotOptions.ts';

/** The profile's e-mail address: HubSpot knows customers by no id of ours. */
export function hubspotIdentity(delivery: Delivery): HubspotIdentity {
  return { email: emailOf(delivery) };
}

/** The e-mail address of an identity, where there has to be one. */
export function identifiedEmail({ email }: HubspotIdentity): string {
  if (!email) throw new TypeError('no e-mail address');
  return email;
}
