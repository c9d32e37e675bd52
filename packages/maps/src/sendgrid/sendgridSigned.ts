import type { Instant, Report } from '@opportune/core';

import { fromBase64 } from '../internal/base64.ts';
import { ecdsaSignedBy } from '../internal/ecdsaSignedBy.ts';
import { type Refusal, refuse } from '../internal/refuse.ts';

/**
 * When a report was signed, or why it is not believed: the signature is ECDSA of P-256 over the timestamp and the raw
 * body, whose line break at the end is part of it.
 */
export async function sendgridSigned(
  keys: readonly Uint8Array<ArrayBuffer>[],
  { headers, body }: Report,
): Promise<Instant | Refusal> {
  const timestamp = headers['x-twilio-email-event-webhook-timestamp'];
  const signature = headers['x-twilio-email-event-webhook-signature'];
  if (!timestamp || !signature) {
    return refuse('SIGNATURE_MISSING', 'no X-Twilio-Email-Event-Webhook-Timestamp or -Signature');
  }
  const bytes = fromBase64(signature);
  const genuine = bytes && (await ecdsaSignedBy(keys, bytes, timestamp, body));
  return genuine ? Number(timestamp) * 1_000 : refuse('SIGNATURE_INVALID', 'it fits no public key');
}
