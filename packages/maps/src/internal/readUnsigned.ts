import type { Reading, Report } from '@opportune/core';

import { type BodyForm, readBody } from './readBody.ts';
import { type Refusal, refuse } from './refuse.ts';
import { sameBytes } from './sameBytes.ts';
import type { SharedSecret } from './sharedSecret.ts';
import { utf8 } from './utf8.ts';

/**
 * Reads a report that its platform does not sign, of one who knows the shared secret. That proves the sender, and
 * neither the body nor when it was sent.
 */
export async function readUnsigned(report: Report, shared: SharedSecret, form: BodyForm): Promise<Reading> {
  return stranger(report, shared) ?? readBody(report.body, form);
}

function stranger({ headers }: Report, { header, secrets }: SharedSecret): Refusal | undefined {
  const given = headers[header];
  if (!given) return refuse('SIGNATURE_MISSING', `no ${header}`);
  const known = secrets.some((secret) => sameBytes(utf8(secret), utf8(given)));
  return known ? undefined : refuse('SIGNATURE_INVALID', 'it is no secret of ours');
}
