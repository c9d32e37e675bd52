import type { OutcomeType } from '@opportune/core';

/**
 * What the kinds of events of messages mean. There is none that says that a message was seen but for e-mail; `sent`
 * says that it has left, as the receipt did. Two kinds are spelt in two ways by the documents.
 */
export const onesignalKinds: Readonly<Record<string, OutcomeType>> = {
  'message.push.received': 'delivery',
  'message.push.clicked': 'click',
  'message.push.unsubscribed': 'unsubscribe',
  'message.push.failed': 'bounce',
  'message.email.received': 'delivery',
  'message.email.opened': 'impression',
  'message.email.clicked': 'click',
  'message.email.unsubscribed': 'unsubscribe',
  'message.email.reported_as_spam': 'complaint',
  'message.email.bounced': 'bounce',
  'message.email.hardbounced': 'bounce',
  'message.email.suppressed': 'bounce',
  'message.email.supressed': 'bounce',
  'message.email.failed': 'bounce',
  'message.sms.delivered': 'delivery',
  'message.sms.failed': 'bounce',
  'message.sms.undelivered': 'bounce',
};

/** The kinds after which the address gets nothing more: it does not exist, or OneSignal holds back what is for it. */
export const permanentKinds: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'message.email.bounced',
  'message.email.hardbounced',
  'message.email.suppressed',
  'message.email.supressed',
]);
