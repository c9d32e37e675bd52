import type { Candidate } from '../funnel/shortlist.ts';
import type { Millis } from '../time/duration.ts';
import type { PolicyRule } from './policyRule.ts';

/** @public */
export interface Cap {
  readonly kind: 'cap';
  /** Counts contacts on this channel only. */
  readonly channel?: string;
  /** Counts contacts by groups of this issue only. */
  readonly issue?: string;
  /** Counts contacts by this group only. */
  readonly group?: string;
  /** Counts contacts by this action only. */
  readonly action?: string;
  readonly atMost: number;
  readonly per: Millis;
}

/**
 * At most so many contacts in any window of a length. What is decided takes its place at once; a delivery that failed
 * for good or was aborted gives it back.
 *
 * The window is (now − per, now]: a contact exactly `per` ago no longer counts. A cap without channel, issue, group
 * and action counts every contact.
 *
 * @param options - `atMost`: a whole number of 0 or more; `per`: milliseconds, above 0
 * @example
 * ```ts
 * import { cap, days } from '@opportune/core';
 *
 * cap({ channel: 'email', atMost: 2, per: days(7) }).kind; // => 'cap'
 * ```
 * @see docs/semantics.md, P2
 * @public
 */
export const cap = (options: Omit<Cap, 'kind'>): Cap => ({ kind: 'cap', ...options });

interface Contacted {
  readonly channel: string;
  readonly issue?: string;
  readonly group?: string;
}

/** @public */
export const capRule: PolicyRule<Cap> = {
  family: 'policy',
  kind: 'cap',
  fields: {
    required: { atMost: { is: 'number', min: 0, whole: true }, per: { is: 'number', above: 0 } },
    optional: {
      channel: { is: 'text' },
      issue: { is: 'target' },
      group: { is: 'target' },
      action: { is: 'target' },
    },
  },
  compile: ({ channel, issue, group, action, atMost, per }, _build, at) => {
    const counts = (contacted: Contacted, id: string): boolean =>
      (channel === undefined || contacted.channel === channel) &&
      (issue === undefined || contacted.issue === issue) &&
      (group === undefined || contacted.group === group) &&
      (action === undefined || id === action);
    const chosenBefore = (chosen: readonly Candidate[]): number =>
      chosen.filter((other) => counts(other.action, other.action.id)).length;

    return {
      concerns: (action) => counts(action, action.id),
      remembers: (of) => (counts(of, of.id) ? per : undefined),
      judge: ({ moment, state }, _candidate, chosen) => {
        // Also what lies after `now` counts: where a clock was set back, two windows must not both be filled.
        const places = state.contacts.filter(
          (contact) =>
            contact.status !== 'released' && contact.at > moment.now - per && counts(contact, contact.action),
        );
        const taken = places.length + chosenBefore(chosen);
        if (taken < atMost) return undefined;
        const frees = places[taken - atMost];
        return {
          reason: 'CAPPED',
          clause: at,
          seen: taken,
          needed: { atMost },
          ...(frees === undefined ? {} : { nextAt: frees.at + per }),
        };
      },
    };
  },
};
