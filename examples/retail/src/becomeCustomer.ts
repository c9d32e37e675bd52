import type { Recipe } from '@opportune/core';

/** What a registration says stays in the profile: where to write to, when it is night there, and when it was. */
export const becomeCustomer: Recipe = (draft, { properties, time }) => {
  draft['email'] = properties['email'];
  draft['timeZone'] = properties['timeZone'];
  draft['registeredAt'] = time;
};
