import type { OutcomeType } from '@opportune/core';

import { bounce } from '../internal/bounce.ts';
import { field } from '../internal/field.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import type { Meaning } from '../internal/outcomeEvent.ts';
import { text } from '../internal/text.ts';

/** Reasons of `dropped` after which SendGrid will drop every further mail to the address too. */
const NEVER_AGAIN = new Set(['Bounced Address', 'Spam Reporting Address', 'Invalid', 'Invalid Address']);

const PLAIN: Readonly<Record<string, OutcomeType>> = {
  delivered: 'delivery',
  click: 'click',
  spamreport: 'complaint',
  unsubscribe: 'unsubscribe',
  group_unsubscribe: 'unsubscribe',
};

/** Reads `event` and what belongs to it. */
export function sendgridMeaning(entry: unknown): Meaning {
  const event = text(field(entry, 'event')) ?? '';
  switch (event) {
    case 'open':
      // Apple Mail loads every image by itself, whether anybody looks or not.
      return field(entry, 'sg_machine_open') === true ? { why: 'a machine opened it' } : { type: 'impression' };
    case 'bounce':
      // What is `blocked` may be taken later.
      return bounce(field(entry, 'type') === 'bounce');
    case 'dropped':
      return dropped(text(field(entry, 'reason')) ?? '');
    default:
      return meaningOf('event', event, PLAIN);
  }
}

function dropped(reason: string): Meaning {
  // Who has unsubscribed may come back, so it is no end for good.
  return reason === 'Unsubscribed Address' ? { type: 'unsubscribe' } : bounce(NEVER_AGAIN.has(reason));
}
