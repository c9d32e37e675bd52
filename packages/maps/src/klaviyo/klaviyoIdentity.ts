import type { Delivery } from '@opportune/core';

import { text } from '../internal/text.ts';
import type { KlaviyoIdentity } from './klaviyoOptions.ts';

const E164 = /^\+[1-9]\d{1,14}$/;

/** The customer's id and, where the profile has them, e-mail address and telephone number. */
export function klaviyoIdentity({ decision, profile }: Delivery): KlaviyoIdentity {
  const email = text(profile['email']);
  const phone = text(profile['phone']);
  return {
    external_id: decision.customer,
    ...(email !== undefined && { email }),
    // Klaviyo refuses the whole request for a number in another form.
    ...(phone !== undefined && E164.test(phone) && { phone_number: phone }),
  };
}
