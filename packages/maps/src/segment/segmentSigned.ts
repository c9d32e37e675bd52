import type { Instant, Report } from '@opportune/core';

import { fromHex } from '../internal/fromHex.ts';
import { type Refusal, refuse } from '../internal/refuse.ts';
import { signedBy } from '../internal/signedBy.ts';

/**
 * Whether a report is believed: X-Signature is the HMAC-SHA1, in hexadecimal digits, of the raw body. SHA-1 is broken
 * for finding two texts of one hash, which is of no use against an HMAC.
 *
 * No date is signed. So a report is as old as its arrival, and one that is sent again in a year is believed as well;
 * its events have the ids and the times that they had.
 */
export async function segmentSigned(
  keys: readonly Uint8Array<ArrayBuffer>[],
  { headers, body, received }: Report,
): Promise<Instant | Refusal> {
  const signature = headers['x-signature'];
  if (!signature) return refuse('SIGNATURE_MISSING', 'no X-Signature');
  const bytes = fromHex(signature);
  const genuine = bytes && (await signedBy('SHA-1', keys, [bytes], body));
  return genuine ? received : refuse('SIGNATURE_INVALID', 'it fits no secret');
}
