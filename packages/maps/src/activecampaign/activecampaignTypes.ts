import type { OutcomeType } from '@opportune/core';

/** What the types of reports mean. `sent` is none: it says that a campaign has begun, of no contact. */
export const activecampaignTypes: Readonly<Record<string, OutcomeType>> = {
  open: 'impression',
  click: 'click',
  bounce: 'bounce',
  unsubscribe: 'unsubscribe',
};
