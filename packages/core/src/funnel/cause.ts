import type { Instant } from '../time/instant.ts';

/**
 * What led to a decision: a trigger that fired, or a request.
 * @public
 */
export type Cause =
  | {
      readonly kind: 'trigger';
      readonly trigger: string;
      /** What tells the match from every other of the trigger: the id of an event, but for patterns and schedules. */
      readonly match: string;
      /** The id of the event that rules see, where there is one. */
      readonly event?: string;
      /** When the trigger fired, in event time. */
      readonly at: Instant;
    }
  | { readonly kind: 'request'; readonly id: string };
