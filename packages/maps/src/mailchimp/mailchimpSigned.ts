import type { Instant, Report } from '@opportune/core';

import { fromHex } from '../internal/fromHex.ts';
import { type Refusal, refuse } from '../internal/refuse.ts';
import { signedBy } from '../internal/signedBy.ts';

/**
 * When a report was signed, or why it is not believed: X-Mailchimp-Signature is `t=<Unix seconds>,v1=<digits>`, an
 * HMAC-SHA256 of the time, a dot and the raw body in hexadecimal digits.
 */
export async function mailchimpSigned(
  keys: readonly Uint8Array<ArrayBuffer>[],
  { headers, body }: Report,
): Promise<Instant | Refusal> {
  const header = headers['x-mailchimp-signature'];
  if (!header) return refuse('SIGNATURE_MISSING', 'no X-Mailchimp-Signature');
  const parts = header.split(',');
  const valuesOf = (name: string): readonly string[] =>
    parts.flatMap((part) => (part.startsWith(`${name}=`) ? part.slice(name.length + 1) : []));
  const [time = ''] = valuesOf('t');
  const signatures = valuesOf('v1').flatMap((each) => fromHex(each) ?? []);
  const genuine = await signedBy('SHA-256', keys, signatures, `${time}.`, body);
  return genuine ? Number(time) * 1_000 : refuse('SIGNATURE_INVALID', 'it fits no secret');
}
