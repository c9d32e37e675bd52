import type { OutcomeType } from '@opportune/core';

/** What the events mean that Parcelvoy gives a user by itself. `email_sent` and `email_failed` enter no journey. */
export const parcelvoyEvents: Readonly<Record<string, OutcomeType>> = {
  email_opened: 'impression',
  email_clicked: 'click',
  email_bounced: 'bounce',
  email_complained: 'complaint',
  unsubscribed: 'unsubscribe',
};
