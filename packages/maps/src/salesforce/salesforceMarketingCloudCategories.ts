import type { OutcomeType } from '@opportune/core';

/** What the categories of e-mail mean. `TransactionalSendEvents.EmailNotSent` is none: nothing has reached anybody. */
export const salesforceMarketingCloudCategories: Readonly<Record<string, OutcomeType>> = {
  'TransactionalSendEvents.EmailSent': 'delivery',
  'TransactionalSendEvents.EmailBounced': 'bounce',
  'EngagementEvents.EmailOpen': 'impression',
  'EngagementEvents.EmailClick': 'click',
  'EngagementEvents.EmailUnsubscribe': 'unsubscribe',
};
