import type { OutcomeType } from '@opportune/core';

/** What the topics of system webhooks mean. Topics are dynamic: an account may have more, and other names. */
export const klaviyoTopics: Readonly<Record<string, OutcomeType>> = {
  'event:klaviyo.received_email': 'delivery',
  'event:klaviyo.opened_email': 'impression',
  'event:klaviyo.clicked_email': 'click',
  'event:klaviyo.bounced_email': 'bounce',
  'event:klaviyo.unsubscribed': 'unsubscribe',
  'event:klaviyo.unsubscribed_from_email_marketing': 'unsubscribe',
  'event:klaviyo.marked_email_as_spam': 'complaint',
};
