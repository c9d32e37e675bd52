import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import type { Program } from './program.ts';

/** Before every event: the earliest instant that a date can hold. */
export const BEGINNING: Instant = -8.64e15;

/** A customer of whom nothing is known. */
export const freshState = (customer: string, { strategy }: Program): CustomerState => ({
  format: 1,
  customer,
  strategy: strategy.hash,
  watermark: BEGINNING,
  marks: '',
  seen: [],
  profile: {},
  aggregates: {},
  triggers: {},
  consents: {},
  contacts: [],
  deferrals: [],
});
