import type { Instant, Report } from '@opportune/core';

import { fromBase64, toBase64 } from './base64.ts';
import { demand } from './demand.ts';
import { hmac } from './hmac.ts';
import { type Refusal, refuse } from './refuse.ts';
import { signedBy } from './signedBy.ts';

/** The bytes of a secret as Standard Webhooks writes it. */
export function signingKey(path: string, secret: string): Uint8Array<ArrayBuffer> {
  const key = secret.startsWith('whsec_') ? fromBase64(secret.slice(6)) : undefined;
  const good = key !== undefined && key.length >= 24 && key.length <= 64;
  demand(good, path, 'whsec_ and base64 of 24 to 64 bytes, as from `openssl rand -base64 32`');
  return key;
}

/** The headers that prove where a message comes from, and that it is new. */
export async function standardHeaders(
  key: Uint8Array<ArrayBuffer>,
  id: string,
  now: Instant,
  body: string,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1_000));
  const signature = toBase64(await hmac('SHA-256', key, `${id}.${timestamp}.${body}`));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/**
 * When a report was signed, or why it is not believed.
 *
 * @param prefix - what the names of the headers begin with: Svix, of which the standard came, kept its own
 */
export async function standardSigned(
  keys: readonly Uint8Array<ArrayBuffer>[],
  { headers, body }: Report,
  prefix: 'svix' | 'webhook' = 'webhook',
): Promise<Instant | Refusal> {
  const id = headers[`${prefix}-id`];
  const timestamp = headers[`${prefix}-timestamp`];
  const signature = headers[`${prefix}-signature`];
  if (!id || !timestamp || !signature) {
    return refuse('SIGNATURE_MISSING', `no ${prefix}-id, ${prefix}-timestamp or ${prefix}-signature`);
  }
  // Other versions, v1a for example, are for keys that we do not have.
  const signatures = signature
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .flatMap((part) => fromBase64(part.slice(3)) ?? []);
  const genuine = await signedBy('SHA-256', keys, signatures, `${id}.${timestamp}.`, body);
  return genuine ? Number(timestamp) * 1_000 : refuse('SIGNATURE_INVALID', 'it fits no secret');
}
