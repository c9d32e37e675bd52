import type { Cause } from '../funnel/cause.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';

/** A match as the cause of a decision. */
export const causeOf = ({ name, id, at, event }: TriggerMatch): Cause => ({
  kind: 'trigger',
  trigger: name,
  match: id,
  ...(event === undefined ? {} : { event: event.id }),
  at,
});
