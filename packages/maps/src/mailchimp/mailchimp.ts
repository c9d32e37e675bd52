import type { Channel } from '@opportune/core';

import { basic } from '../internal/basic.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { globalFetch } from '../internal/fetch.ts';
import { handOver } from '../internal/handOver.ts';
import { inOrder } from '../internal/inOrder.ts';
import type { Line } from '../internal/line.ts';
import { post } from '../internal/post.ts';
import { isBusy, mailchimpErrors } from './mailchimpErrors.ts';
import type { MailchimpOptions } from './mailchimpOptions.ts';
import { mailchimpReader } from './mailchimpReader.ts';
import { mailchimpRequests } from './mailchimpRequests.ts';
import { isTriggerOfMailchimp, MAILCHIMP_TRIGGER } from './mailchimpTrigger.ts';

/**
 * Makes Mailchimp act on decisions, and reads what it reports of an audience.
 *
 * Out: by `trigger`, a decision is an event of a contact, which starts automations, or it sets off a step of a customer
 * journey. The contact is named by the MD5 of the e-mail address in lower case, and has to be in the audience, unless
 * `profile` writes it before. What a message shows travels in the properties of the event; a step of a journey takes
 * nothing but the address. The status 204 is `accepted`: taken, not yet sent. Mailchimp has no idempotency key: where
 * its answer was lost, trying again may act twice.
 *
 * In: webhooks of an audience, which tell who has unsubscribed or complained, and whose address was cleaned out for
 * good. They name neither the decision nor a customer of yours: `customer` finds one by the e-mail address. Nothing is
 * told of who has got, opened or clicked a message. The optional signature covers the time and the body; without it, a
 * secret in the address proves the sender only.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { mailchimp } from '@opportune/maps/mailchimp';
 *
 * const requests: string[] = [];
 * const email = mailchimp({
 *   key: '0123456789abcdef-us6',
 *   audience: 'a6b5da1054',
 *   trigger: { event: 'cart_reminder' },
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
 *     content: { title: 'Still thinking?' },
 *     at: 1795338000000,
 *     cause: { kind: 'request', id: 'r1' },
 *     score: 12,
 *     factors: [],
 *     probability: 1,
 *     strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
 *   },
 *   profile: { email: 'Ada@example.com' },
 *   now: 1795338000000,
 * });
 * receipt.status; // => 'accepted'
 * requests[0];
 * // => 'https://us6.api.mailchimp.com/3.0/lists/a6b5da1054/members/3e3417d7ef77d5932a6734b916515ed5/events'
 * JSON.parse(requests[1] ?? '').properties.title; // => 'Still thinking?'
 * ```
 * @see docs/guide/platforms/mailchimp.md
 * @see {@link https://mailchimp.com/developer/marketing/api/list-member-events/add-event/ | Add event}
 * @public
 */
export function mailchimp(options: MailchimpOptions): Channel {
  const { key, audience, trigger } = options;
  const { timeout } = demandTimes(options);
  demandToken('/key', key);
  const [, centre] = /-([a-z]+\d+)$/.exec(key) ?? [];
  demand(centre !== undefined || options.baseUrl !== undefined, '/key', 'a key that ends with its data centre: …-us6');
  // It stands in addresses.
  demand(/^\w+$/.test(audience), '/audience', 'the id of an audience: letters and digits');
  const always = typeof trigger === 'function' ? undefined : trigger;
  demand(always === undefined || isTriggerOfMailchimp(always), '/trigger', MAILCHIMP_TRIGGER);
  const base = demandBase(options.baseUrl ?? `https://${centre}.api.mailchimp.com/3.0`, options.insecure);
  const { secrets, read } = mailchimpReader(options);
  const credentials = basic('opportune', key);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    bodyless: true,
    explain: mailchimpErrors,
    again: isBusy,
  };
  const headers = { authorization: `Basic ${credentials}`, 'content-type': 'application/json' };

  const channel: Channel = {
    name: 'mailchimp',
    send: (delivery) =>
      handOver(delivery, [key, credentials, ...secrets], async () => {
        const calls = mailchimpRequests(options, delivery).map(
          ({ method, path, body }) =>
            () =>
              post(line, delivery, base + path, headers, body, method),
        );
        return inOrder(...calls);
      }),
  };
  return read === undefined ? channel : { ...channel, read };
}
