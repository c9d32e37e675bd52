import { createHmac } from 'node:crypto';

import type { Instant } from '@opportune/core';

import type { Happened } from './message.ts';

/** The platform's words for what happened. */
const TOPICS: Readonly<Record<Happened['topic'], string>> = {
  received: 'event:klaviyo.received_email',
  opened: 'event:klaviyo.opened_email',
  clicked: 'event:klaviyo.clicked_email',
  bounced: 'event:klaviyo.bounced_email',
  unsubscribed: 'event:klaviyo.unsubscribed_from_email_marketing',
  complained: 'event:klaviyo.marked_email_as_spam',
};

/** A system webhook: what is posted, and the headers that prove who has posted it. */
export interface SignedReport {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Writes what happened the way Klaviyo's system webhooks do, and signs it. */
export function writeReport(happened: readonly Happened[], now: Instant, secret: string): SignedReport {
  const timestamp = new Date(now).toISOString();
  const body = JSON.stringify({ data: happened.map(entry), meta: { klaviyo_webhook_id: WEBHOOK, timestamp } });
  const signature = createHmac('sha256', secret)
    .update(body + timestamp)
    .digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'klaviyo-webhook-id': WEBHOOK,
      'klaviyo-timestamp': timestamp,
      'klaviyo-signature': signature,
    },
  };
}

const WEBHOOK = 'wh-retail';

function entry({ topic, at, message: { key, customer, decision } }: Happened): object {
  const id = `${key} ${topic}`;
  const profile = { type: 'profile', id: `profile-${customer}` };
  return {
    topic: TOPICS[topic],
    external_id: id,
    payload: {
      data: {
        type: 'event',
        id,
        attributes: {
          datetime: new Date(at).toISOString(),
          // Only a click carries the decision, in the link that was clicked; see the adapter.
          event_properties: topic === 'clicked' ? { URL: linkFor(decision) } : {},
        },
        relationships: { profile: { data: profile } },
      },
      included: [{ ...profile, attributes: { external_id: customer } }],
    },
  };
}

const linkFor = (decision: string | undefined): string =>
  `https://shop.example/welcome${decision === undefined ? '' : `?opportune_decision_id=${decision}`}`;
