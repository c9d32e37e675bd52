import type { Instant } from '@opportune/core';

import type { Reply } from './call.ts';
import { field } from './field.ts';
import type { Answer } from './line.ts';
import { parseJson } from './parseJson.ts';
import { text } from './text.ts';
import type { Token } from './tokenKeeper.ts';

/** The token in an answer of OAuth 2.0 (RFC 6749, 5.1), or why there is none. One without an end serves one call. */
export function tokenOf(reply: Reply, now: Instant): Token | { readonly answer: Answer } {
  if (!reply.taken) return reply;
  const body = parseJson(reply.text);
  const token = text(field(body, 'access_token'));
  // The answer itself is not repeated: it may hold a token in a form that is not understood.
  if (token === undefined) {
    return { answer: { status: 'failed', retryable: true, detail: `${reply.status} without an access_token` } };
  }
  return { token, until: now + (Number(field(body, 'expires_in')) || 0) * 1_000 };
}
