import type { Moment } from '../src/funnel/moment.ts';

/** A moment of which only the interesting part is given. */
export const moment = (parts: Partial<Moment> = {}): Moment => ({
  customer: 'ada',
  event: undefined,
  profile: {},
  health: { age: undefined, completeness: undefined },
  trigger: undefined,
  request: undefined,
  context: {},
  now: 0,
  ...parts,
});
