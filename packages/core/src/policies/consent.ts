import { eventsRule } from '../parts/events.ts';
import { consentKey, hasConsent, lastWord } from '../profile/consent.ts';
import { consentWord } from './consentWord.ts';
import type { PolicyRule } from './policyRule.ts';

/** @public */
export interface Consent {
  readonly kind: 'consent';
  readonly channel: string;
  readonly purpose: string;
}

/**
 * Actions on a channel need the customer's consent for a purpose: the last word on record must be a yes. No word is a no.
 * Consent comes by events `consent_granted` and `consent_withdrawn` with `channel` and `purpose`; `unsubscribe` and
 * `complaint` withdraw the whole channel.
 *
 * @example
 * ```ts
 * import { consent } from '@opportune/core';
 *
 * consent('email', 'marketing'); // => { kind: 'consent', channel: 'email', purpose: 'marketing' }
 * ```
 * @see docs/semantics.md, P4
 * @public
 */
export const consent = (channel: string, purpose: string): Consent => ({ kind: 'consent', channel, purpose });

/** @public */
export const consentRule: PolicyRule<Consent> = {
  family: 'policy',
  kind: 'consent',
  needs: [eventsRule],
  fields: { required: { channel: { is: 'text' }, purpose: { is: 'text' } } },
  compile: ({ channel, purpose }, _build, at) => {
    const [narrow, wide] = [consentKey(channel, purpose), consentKey(channel)];
    return {
      consents: [narrow, wide],
      hears: consentWord,
      concerns: (action) => action.channel === channel,
      isIdle: ({ state }) => hasConsent(state.consents, channel, purpose),
      judge: ({ state }) =>
        hasConsent(state.consents, channel, purpose)
          ? undefined
          : {
              reason: 'NO_CONSENT',
              clause: at,
              seen: lastWord(state.consents, narrow, wide) ?? null,
              needed: { granted: narrow },
            },
    };
  },
};
