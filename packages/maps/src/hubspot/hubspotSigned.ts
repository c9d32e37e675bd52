import type { Instant, Report } from '@opportune/core';

import { fromBase64 } from '../internal/base64.ts';
import { type Refusal, refuse } from '../internal/refuse.ts';
import { signedBy } from '../internal/signedBy.ts';

/**
 * When a report was signed, or why it is not believed: X-HubSpot-Signature-v3 is the HMAC-SHA256, in base64, of the
 * method, the address, the raw body and X-HubSpot-Request-Timestamp. Older signatures of HubSpot's have no date and
 * are not looked at.
 */
export async function hubspotSigned(
  keys: readonly Uint8Array<ArrayBuffer>[],
  address: string,
  { headers, body }: Report,
): Promise<Instant | Refusal> {
  const timestamp = headers['x-hubspot-request-timestamp'];
  const signature = headers['x-hubspot-signature-v3'];
  if (!timestamp || !signature) {
    return refuse('SIGNATURE_MISSING', 'no X-HubSpot-Request-Timestamp or X-HubSpot-Signature-v3');
  }
  const bytes = fromBase64(signature);
  const genuine = bytes && (await signedBy('SHA-256', keys, [bytes], `POST${address}`, body, timestamp));
  if (!genuine) return refuse('SIGNATURE_INVALID', 'it fits no secret, or was sent to another address');
  return /^\d+$/.test(timestamp) ? Number(timestamp) : Number.NaN;
}

/** An address as it is signed: with these characters, and no others, as they are. */
export function signedAddress(url: string): string {
  return url.replace(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, decodeURIComponent);
}
