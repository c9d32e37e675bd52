import type { Instant, Report } from '@opportune/core';

import { fromBase64 } from './base64.ts';
import { type Refusal, refuse } from './refuse.ts';
import { signedBy } from './signedBy.ts';

/**
 * When a report came in, or why it is not believed, of a platform whose header is the HMAC-SHA256, in base64, of the raw
 * body. Nothing that is signed says when the report was made: one that is sent again is believed, and a duplicate.
 *
 * @param header - its name in lower case
 */
export async function bodySigned(
  header: string,
  keys: readonly Uint8Array<ArrayBuffer>[],
  { headers, body, received }: Report,
): Promise<Instant | Refusal> {
  const signature = headers[header];
  if (!signature) return refuse('SIGNATURE_MISSING', `no ${header}`);
  const bytes = fromBase64(signature);
  const genuine = bytes && (await signedBy('SHA-256', keys, [bytes], body));
  return genuine ? received : refuse('SIGNATURE_INVALID', 'it fits no secret');
}
