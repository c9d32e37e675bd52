import type { Cause } from './cause.ts';

/** What makes a cause this one and no other; not when it was decided, so that deciding again comes to the same. */
export const causeKey = (cause: Cause): readonly string[] =>
  cause.kind === 'request' ? [cause.kind, cause.id] : [cause.kind, cause.trigger, cause.match];
