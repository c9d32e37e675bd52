import type { Channel, Delivery } from '@opportune/core';

import { callLimits } from '../internal/callLimits.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandSecrets } from '../internal/demandSecrets.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { demandUrl } from '../internal/demandUrl.ts';
import { globalFetch } from '../internal/fetch.ts';
import { forDelivery } from '../internal/forDelivery.ts';
import { handOver } from '../internal/handOver.ts';
import { inOrder } from '../internal/inOrder.ts';
import { isId } from '../internal/isId.ts';
import type { Answer, Line } from '../internal/line.ts';
import { post } from '../internal/post.ts';
import { readSigned } from '../internal/readSigned.ts';
import { refuse } from '../internal/refuse.ts';
import { utf8 } from '../internal/utf8.ts';
import { hubspotContactBody, hubspotEmailBody, hubspotEventBody } from './hubspotBody.ts';
import { hubspotChanges } from './hubspotChanges.ts';
import { hubspotErrors } from './hubspotErrors.ts';
import { hubspotLimits } from './hubspotLimits.ts';
import type { HubspotOptions, HubspotTrigger } from './hubspotOptions.ts';
import { hubspotOutcome } from './hubspotOutcome.ts';
import { hubspotPaths } from './hubspotPaths.ts';
import { hubspotSent } from './hubspotSent.ts';
import { hubspotSigned, signedAddress } from './hubspotSigned.ts';
import { hubspotUpserted } from './hubspotUpserted.ts';
import { hubspotWait } from './hubspotWait.ts';

/**
 * Makes HubSpot act on decisions, and reads what it reports back.
 *
 * Out: a decision becomes an occurrence of a custom event, into whose workflow the contact is enrolled, or the send of
 * one transactional email; see `trigger`. The decision's id is the event's `uuid`, of which HubSpot takes the first in
 * a year, or the email's `sendId`, of which it sends one. What the message shows travels in the same request, and all
 * of it as texts. A receipt `accepted` means taken over; an email that HubSpot says it will not send is `failed`, and
 * held back by the account's own cap it has the reason `frequency_capped`. An email's `reference` is its `statusId`.
 *
 * In: webhooks on properties of contacts, which say of all marketing email together when a contact has last opened or
 * clicked one, has opted out, or has bounced for good. They name neither the decision nor a customer of yours:
 * `customer` finds one by HubSpot's id of the contact.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { hubspot } from '@opportune/maps/hubspot';
 *
 * const requests: string[] = [];
 * const email = hubspot({
 *   key: 'pat-example',
 *   trigger: { event: 'pe12345_decision' },
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return new Response(null, { status: 204 });
 *   },
 * });
 * const receipt = await email.send({
 *   decision: {
 *     id: 'd1',
 *     customer: 'ada',
 *     action: 'cart-reminder',
 *     channel: 'email',
 *     slot: 'inbox',
 *     content: { title: 'Still thinking?', items: 2 },
 *     at: 1795338000000,
 *     cause: { kind: 'request', id: 'r1' },
 *     score: 12,
 *     factors: [],
 *     probability: 1,
 *     strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
 *   },
 *   profile: { email: 'ada@example.com' },
 *   now: 1795338000000,
 * });
 * receipt.status; // => 'accepted'
 * requests[0]; // => 'https://api.hubapi.com/events/v3/send'
 * JSON.parse(requests[1] ?? '').properties.items; // => '2'
 * ```
 * @see docs/guide/platforms/hubspot.md
 * @public
 */
export function hubspot(options: HubspotOptions): Channel {
  const { key, trigger, url = '', version = 'v3' } = options;
  const { timeout, tolerance } = demandTimes(options);
  const secrets = demandSecrets(options.secret);
  demandToken('/key', key);
  demand(
    typeof trigger === 'function' || isTrigger(trigger),
    '/trigger',
    'the name of an event, or the id of an email',
  );
  demand(Object.hasOwn(hubspotPaths, version), '/version', Object.keys(hubspotPaths).join(' or '));
  const base = demandBase(options.baseUrl ?? 'https://api.hubapi.com', options.insecure);
  const paths = hubspotPaths[version];
  const headers = { accept: 'application/json', authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    explain: hubspotErrors,
    wait: hubspotWait,
    // A record is locked for seconds, or the account is being moved for hours: 477 has a Retry-After.
    again: (status) => status === 423 || status === 477,
  };
  const call = (path: string, delivery: Delivery, body: string, verdict?: Line['verdict']): Promise<Answer> =>
    post(verdict === undefined ? line : { ...line, verdict }, delivery, base + path, headers, body);

  const isMail = typeof trigger !== 'function' && 'email' in trigger;
  const channel: Channel = {
    name: 'hubspot',
    limits: callLimits(
      hubspotLimits,
      isMail ? ['email'] : options.profile === undefined ? ['event'] : ['contact', 'event'],
    ),
    send: (delivery) =>
      handOver(delivery, [key, ...secrets], async () => {
        const chosen = forDelivery(trigger, delivery);
        if (!isTrigger(chosen)) throw new TypeError('trigger named neither an event nor an email');
        if ('email' in chosen) {
          return call(paths.email, delivery, hubspotEmailBody(options, delivery, chosen.email), hubspotSent);
        }
        const event = hubspotEventBody(options, delivery, chosen.event);
        const contact = hubspotContactBody(options, delivery);
        return inOrder(contact !== undefined && (() => call(paths.contact, delivery, contact, hubspotUpserted)), () =>
          call(paths.event, delivery, event),
        );
      }),
  };
  if (secrets.length === 0) return channel;
  demandUrl('/url', url, options.insecure);
  demand(options.customer !== undefined, '/customer', 'a function that knows the customer of a contact');
  const keys = secrets.map(utf8);
  const address = signedAddress(url);
  const changes = { ...hubspotChanges, ...options.outcomes };
  return {
    ...channel,
    read: (report) =>
      readSigned(report, tolerance, {
        signed: () => hubspotSigned(keys, address, report),
        entries: (body) => (Array.isArray(body) ? body : refuse('MALFORMED', 'no array')),
        entry: (entry) => hubspotOutcome(options, changes, entry, report),
      }),
  };
}

function isTrigger(trigger: HubspotTrigger): boolean {
  if ('email' in trigger) return isId(trigger.email);
  return typeof trigger.event === 'string' && /^\S+$/.test(trigger.event);
}
