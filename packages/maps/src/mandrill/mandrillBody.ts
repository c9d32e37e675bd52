import type { Delivery } from '@opportune/core';

import { emailOf } from '../internal/emailOf.ts';
import { forDelivery } from '../internal/forDelivery.ts';
import { record } from '../internal/record.ts';
import { shown } from '../internal/shown.ts';
import { texts } from '../internal/texts.ts';
import type { MandrillAddress, MandrillOptions } from './mandrillOptions.ts';

/** Body of POST /messages/send-template: one mail to one customer. */
export function mandrillBody(options: MandrillOptions, delivery: Delivery): string {
  const { key, template, identify = addressOf, properties, mergeLanguage, mail } = options;
  const { id, customer } = delivery.decision;
  const further = mail?.(delivery);
  const name = forDelivery(template, delivery);
  if (!name) throw new TypeError('no template');
  const values = shown(delivery, properties);
  return JSON.stringify({
    key,
    template_name: name,
    // Demanded by the call, and of use to templates with editable regions only.
    template_content: [],
    message: {
      ...further,
      to: [{ ...identify(delivery), type: 'to' }],
      ...(mergeLanguage !== undefined && { merge_language: mergeLanguage }),
      global_merge_vars: variables(mergeLanguage === 'handlebars' ? values : texts(values)),
      // They come back in every report of this mail.
      metadata: { ...record(further?.['metadata']), opportune_decision_id: id, opportune_customer_id: customer },
    },
  });
}

function variables(values: Readonly<Record<string, unknown>>): readonly object[] {
  return Object.entries(values).map(([name, content]) => ({ name, content }));
}

const addressOf = (delivery: Delivery): MandrillAddress => ({ email: emailOf(delivery) });
