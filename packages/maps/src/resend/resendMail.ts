import type { Delivery } from '@opportune/core';

import { contentOf } from '../internal/contentOf.ts';
import { emailOf } from '../internal/emailOf.ts';
import { forDelivery } from '../internal/forDelivery.ts';
import { scalars } from '../internal/scalars.ts';
import type { ResendMailOptions } from './resendOptions.ts';
import { resendTag } from './resendTag.ts';

/** Body of POST /emails: one mail to one customer. */
export function resendMail(options: ResendMailOptions, delivery: Delivery): string {
  const { from, identify = emailOf, mail } = options;
  const { id, customer } = delivery.decision;
  const further = mail?.(delivery);
  const tags = further?.['tags'];
  return JSON.stringify({
    ...messageOf(options, delivery),
    ...further,
    from,
    to: [identify(delivery)],
    // They come back in every report of this mail.
    tags: [
      ...(Array.isArray(tags) ? tags : []),
      resendTag('opportune_decision_id', id),
      resendTag('opportune_customer_id', customer),
    ],
  });
}

function messageOf({ template, properties = variablesOf }: ResendMailOptions, delivery: Delivery): object {
  if (template === undefined) {
    const { subject, html, text } = contentOf(delivery);
    return { subject, html, text };
  }
  const id = forDelivery(template, delivery);
  return { template: { id, variables: properties(delivery) } };
}

/** A variable of a template takes texts and numbers. */
function variablesOf(delivery: Delivery): Readonly<Record<string, string | number>> {
  const variables = Object.entries(scalars(contentOf(delivery))).map(([name, value]) => [
    name,
    typeof value === 'boolean' ? String(value) : value,
  ]);
  return Object.fromEntries(variables);
}
