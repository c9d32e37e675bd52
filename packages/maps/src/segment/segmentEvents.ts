import type { OutcomeType } from '@opportune/core';

/** What the names of Segment's specification mean: those of e-mail, and of push messages as mobile apps have them. */
export const segmentEvents: Readonly<Record<string, OutcomeType>> = {
  'Email Delivered': 'delivery',
  'Email Opened': 'impression',
  'Email Link Clicked': 'click',
  'Email Bounced': 'bounce',
  'Email Marked as Spam': 'complaint',
  Unsubscribed: 'unsubscribe',
  // So Customer.io names them, where it is the source.
  'Email Converted': 'conversion',
  'Email Unsubscribed': 'unsubscribe',
  'Push Notification Received': 'delivery',
  'Push Notification Tapped': 'click',
  'Push Notification Bounced': 'bounce',
};
