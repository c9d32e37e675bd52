import { randomUUID } from 'node:crypto';

import type { Instant } from '@opportune/core';

/**
 * An id that nobody else has, a UUID of version 7: those of a moment are beside each other in an index, and a hundred of them
 * are a page or two of it to write rather than a hundred.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 */
export function idInOrder(now: Instant): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
