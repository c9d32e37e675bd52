import type { OutcomeType } from '@opportune/core';

/**
 * What the categories of e-mail mean. `TransactionalSendEvents.EmailSent` is none: it says that a message has left, as the
 * receipt did. Nor is `EmailNotSent`: nothing has reached anybody.
 */
export const salesforceMarketingCloudCategories: Readonly<Record<string, OutcomeType>> = {
  'TransactionalSendEvents.EmailBounced': 'bounce',
  'EngagementEvents.EmailOpen': 'impression',
  'EngagementEvents.EmailClick': 'click',
  'EngagementEvents.EmailUnsubscribe': 'unsubscribe',
};
