import type { Delivery } from '@opportune/core';

import { contentOf } from '../internal/contentOf.ts';
import { text } from '../internal/text.ts';
import type { ResendEventOptions, ResendMailOptions, ResendOptions } from './resendOptions.ts';
import { resendTag } from './resendTag.ts';

interface Request {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** What is posted for a decision, and where. */
export function resendRequest(options: ResendOptions, delivery: Delivery): Request {
  const isEvent = options.event !== undefined;
  if (isEvent) return { path: '/events/send', headers: {}, body: JSON.stringify(event(options, delivery)) };
  const headers = { 'idempotency-key': delivery.decision.id };
  return { path: '/emails', headers, body: JSON.stringify(mail(options, delivery)) };
}

function event(options: ResendEventOptions, delivery: Delivery): object {
  const { event: name, identify = addressOf, properties = contentOf } = options;
  const { id, customer } = delivery.decision;
  return {
    event: typeof name === 'string' ? name : name(delivery),
    email: identify(delivery),
    payload: { ...properties(delivery), opportune_decision_id: id, opportune_customer_id: customer },
  };
}

function mail(options: ResendMailOptions, delivery: Delivery): object {
  const { from, template, identify = addressOf, properties = variablesOf } = options;
  const { id, customer } = delivery.decision;
  const further = options.mail?.(delivery);
  const tags = further?.['tags'];
  const template_id = typeof template === 'function' ? template(delivery) : template;
  return {
    ...(template_id === undefined
      ? messageOf(delivery)
      : { template: { id: template_id, variables: properties(delivery) } }),
    ...further,
    from,
    to: [identify(delivery)],
    // They come back in every report of this mail.
    tags: [
      ...(Array.isArray(tags) ? tags : []),
      resendTag('opportune_decision_id', id),
      resendTag('opportune_customer_id', customer),
    ],
  };
}

function addressOf({ profile }: Delivery): string {
  const email = text(profile['email']);
  if (email === undefined) throw new TypeError('the profile has no email');
  return email;
}

function messageOf(delivery: Delivery): object {
  const { subject, html, text: plain } = contentOf(delivery);
  return { subject, html, text: plain };
}

/** A variable of a template takes texts and numbers. */
function variablesOf(delivery: Delivery): Readonly<Record<string, string | number>> {
  const variables = Object.entries(contentOf(delivery)).map(([name, value]) => [
    name,
    typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(variables);
}
