import type { Recipe } from '@opportune/core';

/** What a registration says stays in the profile: the platform is told where to write to, and whom to greet. */
export const becomeCustomer: Recipe = (draft, { properties }) => {
  draft['email'] = properties['email'];
  draft['name'] = properties['name'];
};
