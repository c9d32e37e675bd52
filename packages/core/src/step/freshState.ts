import { NONE, NOTHING } from '../internal/nothing.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import type { Step } from './step.ts';

/** Before every event: the earliest instant that a date can hold. */
export const BEGINNING: Instant = -8.64e15;

/** A customer of whom nothing is known. */
export const freshState = (customer: string, { strategy }: Pick<Step, 'strategy'>, now: Instant): CustomerState => ({
  format: 1,
  customer,
  strategy: strategy.hash,
  // What is not even an input may bring anything as the time.
  since: Number.isFinite(now) ? now : BEGINNING,
  revision: 0,
  watermark: BEGINNING,
  marks: '',
  seen: NONE,
  profile: NOTHING,
  aggregates: NOTHING,
  triggers: NOTHING,
  consents: NOTHING,
  contacts: NONE,
  deferrals: NONE,
});
