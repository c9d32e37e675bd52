import type { Instant } from '../time/instant.ts';

/**
 * What led to a decision: a trigger that fired, or a request.
 * @public
 */
export type Cause =
  | {
      readonly kind: 'trigger';
      readonly trigger: string;
      /** The id of the event that opened the opportunity. */
      readonly event: string;
      /** When the trigger fired, in event time. */
      readonly at: Instant;
    }
  | { readonly kind: 'request'; readonly id: string };
