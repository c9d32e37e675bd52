import type { Instant, Report } from '@opportune/core';

import { fromHex } from '../internal/fromHex.ts';
import { type Refusal, refuse } from '../internal/refuse.ts';
import { signedBy } from '../internal/signedBy.ts';

/**
 * When a report was signed, or why it is not believed: X-CIO-Signature is the HMAC-SHA256, in hexadecimal digits, of
 * `v0:`, X-CIO-Timestamp, `:` and the raw body.
 */
export async function customerioSigned(
  keys: readonly Uint8Array<ArrayBuffer>[],
  { headers, body }: Report,
): Promise<Instant | Refusal> {
  const timestamp = headers['x-cio-timestamp'];
  const signature = headers['x-cio-signature'];
  if (!timestamp || !signature) return refuse('SIGNATURE_MISSING', 'no X-CIO-Timestamp or X-CIO-Signature');
  const bytes = fromHex(signature);
  const genuine = bytes && (await signedBy('SHA-256', keys, [bytes], `v0:${timestamp}:`, body));
  return genuine ? Number(timestamp) * 1_000 : refuse('SIGNATURE_INVALID', 'it fits no secret');
}
