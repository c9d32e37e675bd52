import type { OutcomeType } from '@opportune/core';

import { bounce } from '../internal/bounce.ts';
import { field } from '../internal/field.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import type { Meaning } from '../internal/outcomeEvent.ts';
import { text } from '../internal/text.ts';

/** `send` is none: that a mail has left is what the receipt said. */
const PLAIN: Readonly<Record<string, OutcomeType>> = {
  delivered: 'delivery',
  open: 'impression',
  click: 'click',
  spam: 'complaint',
  unsub: 'unsubscribe',
};

/** Reads `event` and what belongs to it. */
export function mandrillMeaning(event: string, message: unknown): Meaning {
  const reason = text(field(message, 'bounce_description'));
  const why = reason === undefined ? {} : { reason };
  switch (event) {
    case 'hard_bounce':
      return { ...bounce(true), ...why };
    case 'soft_bounce':
      return { ...bounce(false), ...why };
    case 'reject':
      // By Mandrill itself, and not said why: the address may be good.
      return bounce(false);
    default:
      return meaningOf('event', event, PLAIN);
  }
}
