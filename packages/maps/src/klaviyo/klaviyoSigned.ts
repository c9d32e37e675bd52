import type { Instant, Report } from '@opportune/core';

import { fromHex } from '../internal/fromHex.ts';
import { type Refusal, refuse } from '../internal/refuse.ts';
import { signedBy } from '../internal/signedBy.ts';

/**
 * When a report was signed, or why it is not believed: Klaviyo-Signature is the HMAC-SHA256, in hexadecimal digits,
 * of the raw body followed by Klaviyo-Timestamp.
 */
export async function klaviyoSigned(
  keys: readonly Uint8Array<ArrayBuffer>[],
  { headers, body }: Report,
): Promise<Instant | Refusal> {
  const timestamp = headers['klaviyo-timestamp'];
  const signature = headers['klaviyo-signature'];
  if (!timestamp || !signature) return refuse('SIGNATURE_MISSING', 'no Klaviyo-Timestamp or Klaviyo-Signature');
  const bytes = fromHex(signature);
  const genuine = bytes && (await signedBy('SHA-256', keys, [bytes], body, timestamp));
  if (!genuine) return refuse('SIGNATURE_INVALID', 'it fits no secret');
  // Documented as "when the webhook request was sent", without a form; ISO 8601 in the body's own timestamp.
  return Date.parse(timestamp) || Number(timestamp) * 1_000;
}
