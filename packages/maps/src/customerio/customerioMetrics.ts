import type { OutcomeType } from '@opportune/core';

/**
 * What the metrics of reporting webhooks mean, whatever the kind of message. Not here, because nothing has become of
 * the message for the customer: `drafted`, `attempted`, `sent`, `failed`; and what is no outcome: `subscribed`,
 * `cio_subscription_preferences_changed`, `replied`.
 */
export const customerioMetrics: Readonly<Record<string, OutcomeType>> = {
  delivered: 'delivery',
  opened: 'impression',
  clicked: 'click',
  converted: 'conversion',
  unsubscribed: 'unsubscribe',
  bounced: 'bounce',
  // Not tried at all, because of an earlier bounce or complaint.
  dropped: 'bounce',
  spammed: 'complaint',
  // The workspace's message limit, after its retries.
  undeliverable: 'frequency_capped',
};
