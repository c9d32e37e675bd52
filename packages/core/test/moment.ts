import type { Moment } from '../src/funnel/moment.ts';

/** A moment of which only the interesting part is given. */
export const moment = (parts: Partial<Moment> = {}): Moment => ({
  customer: 'ada',
  event: undefined,
  profile: {},
  trigger: undefined,
  request: undefined,
  context: {},
  now: 0,
  ...parts,
});
