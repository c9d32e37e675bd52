import type { Input } from '@opportune/core';

import type { Finding } from '../run/inquire.ts';
import { whole } from './words.ts';

/** What a customer did, or that they did nothing, in a few words. */
export function occasion(input: Input, [first]: readonly Finding[]): string {
  if (input.kind === undefined || input.kind === 'event') {
    const total = input.properties['total'];
    return typeof total === 'number' ? `${input.type} of ${whole(total)}` : input.type;
  }
  if (input.kind === 'request') return 'a page asks';
  const cause = first?.candidate.cause;
  return cause?.kind === 'trigger' ? `time passed: ${cause.trigger}` : 'time passed';
}
