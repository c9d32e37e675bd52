import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';

/**
 * Actions that quiet hours hold back. When `until` is reached the moment is decided again, for these actions only. There
 * is at most one for a trigger: a newer match takes the place of an older one.
 * @public
 */
export interface Deferral {
  readonly match: TriggerMatch;
  readonly actions: readonly string[];
  readonly until: Instant;
}
