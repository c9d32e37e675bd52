import type { Loss } from '../shortlist.ts';

/** That no open slot takes the channel of a candidate. */
export const noSlot = (clause: string): Loss => ({
  reason: 'NO_SLOT',
  clause,
  needed: 'an open slot of its channel',
});
