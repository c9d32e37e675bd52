import type { Instant, Report } from '@opportune/core';

import { fromBase64 } from '../internal/base64.ts';
import { type Refusal, refuse } from '../internal/refuse.ts';
import { signedBy } from '../internal/signedBy.ts';
import { utf8 } from '../internal/utf8.ts';

/** Both readings of a signature key: as text, and as the bytes that it is the base64 of. The documents do not say which. */
export function salesforceMarketingCloudKeys(secret: string): readonly Uint8Array<ArrayBuffer>[] {
  const decoded = fromBase64(secret);
  return [utf8(secret), ...(decoded === undefined ? [] : [decoded])];
}

/**
 * When a report came in, or why it is not believed: x-sfmc-ens-signature is the HMAC-SHA256, in base64, of the raw
 * body. Nothing that is signed says when the report was made.
 */
export async function salesforceMarketingCloudSigned(
  keys: readonly Uint8Array<ArrayBuffer>[],
  { headers, body, received }: Report,
): Promise<Instant | Refusal> {
  const signature = headers['x-sfmc-ens-signature'];
  if (!signature) return refuse('SIGNATURE_MISSING', 'no x-sfmc-ens-signature');
  const bytes = fromBase64(signature);
  const genuine = bytes && (await signedBy('SHA-256', keys, [bytes], body));
  return genuine ? received : refuse('SIGNATURE_INVALID', 'it fits no secret');
}
