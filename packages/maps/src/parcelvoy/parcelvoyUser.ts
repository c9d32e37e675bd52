import type { Delivery } from '@opportune/core';

import { text } from '../internal/text.ts';
import type { ParcelvoyUser } from './parcelvoyOptions.ts';

const ATTRIBUTES = ['email', 'phone', 'timezone', 'locale'] as const;

/** The customer's id and, where the profile has them, how to reach them. */
export function parcelvoyUser({ decision, profile }: Delivery): ParcelvoyUser {
  const known = ATTRIBUTES.flatMap((name) => {
    const value = text(profile[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return { external_id: decision.customer, ...Object.fromEntries(known) };
}
