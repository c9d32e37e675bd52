import type { Delivery } from '@opportune/core';

import { text } from '../internal/text.ts';
import type { HubspotIdentity } from './hubspotOptions.ts';

/** The profile's e-mail address: HubSpot knows customers by no id of ours. */
export function hubspotIdentity({ profile }: Delivery): HubspotIdentity {
  return { email: emailOf({ email: profile['email'] }) };
}

/** The e-mail address of an identity, where there has to be one. */
export function emailOf({ email }: { readonly email?: unknown }): string {
  const found = text(email);
  if (found === undefined) throw new TypeError('no e-mail address');
  return found;
}
