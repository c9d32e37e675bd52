import type { OutcomeType } from '@opportune/core';

/**
 * What the events of system webhooks mean. There is none for a message that was delivered: `emailSend` says that it
 * has left, as the receipt did. Of messages that were not sent, those are read that a cap has held back.
 */
export const iterableEvents: Readonly<Record<string, OutcomeType>> = {
  emailOpen: 'impression',
  emailClick: 'click',
  emailBounce: 'bounce',
  emailComplaint: 'complaint',
  emailUnSubscribe: 'unsubscribe',
  emailSendSkip: 'frequency_capped',
};
