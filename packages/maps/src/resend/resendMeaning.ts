import type { OutcomeType } from '@opportune/core';

import { bounce } from '../internal/bounce.ts';
import { field } from '../internal/field.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import type { Meaning } from '../internal/outcomeEvent.ts';

const PLAIN: Readonly<Record<string, OutcomeType>> = {
  'email.delivered': 'delivery',
  'email.opened': 'impression',
  'email.clicked': 'click',
  'email.complained': 'complaint',
};

/** Reads the type of a webhook and what belongs to it. */
export function resendMeaning(type: string, data: unknown): Meaning {
  switch (type) {
    case 'email.bounced':
      // Transient ones may be taken later, and of others it is not known.
      return bounce(field(data, 'bounce', 'type') === 'Permanent');
    case 'email.suppressed':
      // The address has bounced or complained before; Resend sends it nothing until it is taken off its list.
      return bounce(true);
    case 'email.failed':
      return bounce(false);
    case 'contact.updated':
      return field(data, 'unsubscribed') === true ? { type: 'unsubscribe' } : { why: 'not unsubscribed' };
    default:
      return meaningOf('type', type, PLAIN);
  }
}
