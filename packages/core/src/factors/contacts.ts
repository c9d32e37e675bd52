import type { Contact } from '../policies/contact.ts';
import type { Action } from '../strategy/action.ts';
import type { Millis } from '../time/duration.ts';
import type { FactorRule } from './factorRule.ts';
import { simple } from './simple.ts';

/** @public */
export interface Contacts {
  readonly kind: 'contacts';
  /** Contacts by the same action, or by those that have the same as it; `everything` counts all. */
  readonly of: ContactScope;
  /** Length of a rolling window: (now − per, now]. */
  readonly per: Millis;
}

/** What a contact has in common with the action that is scored. @public */
export type ContactScope = 'action' | 'group' | 'issue' | 'channel' | 'everything';

/**
 * How often the customer has been contacted in a window: places that decisions have taken, as `cap` counts them. What failed for good or was
 * aborted does not count; nor does what is decided in the same step. Of an action without a group, or an issue, there is none.
 *
 * Contacts that no cap counts are remembered for it, the newest 64.
 *
 * @param options - `of`: which contacts; `per`: milliseconds, above 0
 * @returns a factor, 0…∞
 * @example
 * ```ts
 * import { contacts, days, fade, product, value } from '@opportune/core';
 *
 * product(value(), fade(contacts({ of: 'action', per: days(7) }), { half: 3 })).of.length; // => 2
 * ```
 * @see docs/semantics.md, R5
 * @public
 */
export const contacts = (options: Omit<Contacts, 'kind'>): Contacts => ({ kind: 'contacts', ...options });

/** @public */
export const contactsRule: FactorRule<Contacts> = {
  family: 'factor',
  kind: 'contacts',
  fields: {
    required: {
      of: { is: 'oneOf', of: ['action', 'group', 'issue', 'channel', 'everything'] },
      per: { is: 'number', above: 0 },
    },
  },
  compile: ({ of, per }, build) => {
    build.watchesContacts(per);
    const isAlike = likeness(of);
    return simple(
      'contacts',
      ({ contacts: history = [], now }, action) => {
        let count = 0;
        for (const contact of history) {
          if (contact.status !== 'released' && contact.at > now - per && isAlike(contact, action)) count += 1;
        }
        return count;
      },
      {},
    );
  },
};

function likeness(of: ContactScope): (contact: Contact, action: Action) => boolean {
  if (of === 'everything') return () => true;
  if (of === 'action') return (contact, { id }) => contact.action === id;
  return (contact, action) => action[of] !== undefined && contact[of] === action[of];
}
