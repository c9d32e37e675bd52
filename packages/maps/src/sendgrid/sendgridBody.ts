import type { Delivery } from '@opportune/core';

import { contentOf } from '../internal/contentOf.ts';
import { emailOf } from '../internal/emailOf.ts';
import { forDelivery } from '../internal/forDelivery.ts';
import type { SendgridAddress, SendgridOptions } from './sendgridOptions.ts';

/** Body of POST /v3/mail/send: one mail to one customer. */
export function sendgridBody(options: SendgridOptions, delivery: Delivery): string {
  const { from, template, identify = addressOf, properties = contentOf, mail } = options;
  const { id, customer } = delivery.decision;
  return JSON.stringify({
    ...mail?.(delivery),
    from,
    template_id: forDelivery(template, delivery),
    personalizations: [
      {
        to: [identify(delivery)],
        dynamic_template_data: { ...properties(delivery), opportune_decision_id: id },
        // They come back in every report of this mail.
        custom_args: { opportune_decision_id: id, opportune_customer_id: customer },
      },
    ],
  });
}

const addressOf = (delivery: Delivery): SendgridAddress => ({ email: emailOf(delivery) });
