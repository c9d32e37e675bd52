import type { Delivery } from '@opportune/core';

import { emailOf } from '../internal/emailOf.ts';
import { isId } from '../internal/isId.ts';
import type { MauticOptions } from './mauticOptions.ts';

/** A request for a contact, without the address of the server and the key. */
export interface ContactCall {
  readonly method?: 'PATCH';
  readonly path: string;
  readonly body: string;
}

/**
 * The number of a contact that is known and has nothing to be written, or the request that finds, creates or changes it.
 * @throws where a mapping fails, or names nobody
 */
export function mauticContact({ identify, contact, profile }: MauticOptions, delivery: Delivery): number | ContactCall {
  const known = contact?.(delivery);
  const fields = profile?.(delivery);
  if (known === undefined) {
    const identity = identify?.(delivery) ?? { email: emailOf(delivery) };
    if (!Object.values(identity).some(Boolean)) throw new TypeError('identify named nobody');
    // Of two contacts with one e-mail address, or another unique identifier, Mautic makes one.
    return { path: '/contacts/new', body: JSON.stringify({ ...fields, ...identity }) };
  }
  if (!isId(known)) throw new TypeError('contact gave no number above 0');
  if (fields === undefined) return known;
  return { method: 'PATCH', path: `/contacts/${known}/edit`, body: JSON.stringify(fields) };
}
