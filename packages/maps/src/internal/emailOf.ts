import type { Delivery } from '@opportune/core';

import { text } from './text.ts';

/**
 * The customer's attribute `email`.
 * @throws {TypeError} where there is none: nobody can be addressed, so that the delivery fails for good
 */
export function emailOf({ profile }: Delivery): string {
  const email = text(profile['email']);
  if (email === undefined) throw new TypeError('the profile has no email');
  return email;
}
