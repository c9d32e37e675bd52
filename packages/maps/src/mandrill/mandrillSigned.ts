import type { Instant, Report } from '@opportune/core';

import { fromBase64 } from '../internal/base64.ts';
import { type Refusal, refuse } from '../internal/refuse.ts';
import { signedBy } from '../internal/signedBy.ts';
import { utf8 } from '../internal/utf8.ts';

/** What Mandrill signs by while a webhook is set up and has no key yet; the batch is empty then. */
const TEST_KEY = 'test-webhook';
const EMPTY = '[]';

/**
 * When a report came in, or why it is not believed: X-Mandrill-Signature is the HMAC-SHA1, in base64, of the address
 * and of the names and values of the form, sorted by name. SHA-1 is broken for finding two texts of one hash, which is
 * of no use against an HMAC. Nothing that is signed says when.
 */
export async function mandrillSigned(
  keys: readonly Uint8Array<ArrayBuffer>[],
  address: string,
  fields: Readonly<Record<string, string>>,
  { headers, received }: Report,
): Promise<Instant | Refusal> {
  const signature = headers['x-mandrill-signature'];
  if (!signature) return refuse('SIGNATURE_MISSING', 'no X-Mandrill-Signature');
  const bytes = fromBase64(signature);
  const message = Object.keys(fields)
    .sort()
    .flatMap((name) => [name, fields[name] ?? '']);
  const valid = fields['mandrill_events'] === EMPTY ? [...keys, utf8(TEST_KEY)] : keys;
  const genuine = bytes && (await signedBy('SHA-1', valid, [bytes], address, ...message));
  return genuine ? received : refuse('SIGNATURE_INVALID', 'it fits no secret');
}
