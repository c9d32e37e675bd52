import type { Recipe } from '@opportune/core';

/** What a registration says stays in the profile: where to write to, and when it is night there. */
export const becomeCustomer: Recipe = (draft, { properties }) => {
  draft['email'] = properties['email'];
  draft['timeZone'] = properties['timeZone'];
};
