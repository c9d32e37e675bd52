import type { Channel } from '@opportune/core';

import { callLimits } from '../internal/callLimits.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { globalFetch } from '../internal/fetch.ts';
import { handOver } from '../internal/handOver.ts';
import type { Line } from '../internal/line.ts';
import { p256Key } from '../internal/p256Key.ts';
import { post } from '../internal/post.ts';
import { rateLimitReset } from '../internal/rateLimitReset.ts';
import { readSigned } from '../internal/readSigned.ts';
import { refuse } from '../internal/refuse.ts';
import { several } from '../internal/several.ts';
import { text } from '../internal/text.ts';
import { sendgridBody } from './sendgridBody.ts';
import { sendgridErrors } from './sendgridErrors.ts';
import { sendgridLimits } from './sendgridLimits.ts';
import type { SendgridOptions } from './sendgridOptions.ts';
import { sendgridOutcome } from './sendgridOutcome.ts';
import { sendgridSigned } from './sendgridSigned.ts';

/**
 * Sends decisions as mails by SendGrid, and reads what becomes of them.
 *
 * Out: one `POST /v3/mail/send` a decision, with a dynamic template that shows the action's content. The status 202 is
 * `accepted`: queued, not yet sent. SendGrid has no idempotency key: a receipt that is `failed` and `retryable` because
 * no answer came may be of a mail that was taken, and trying again then sends it twice. Both mails name the same
 * decision, so what is reported of either is an outcome of that one.
 *
 * In: the signed Event Webhook. SendGrid's own event id becomes the event's id, so a second report is a duplicate.
 * Every report names the decision and the customer, which travel as custom arguments of the mail. A hard bounce, and a
 * mail that SendGrid drops because of the address, are a `bounce` with `permanent`; a mail opened by a machine is
 * skipped.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { sendgrid } from '@opportune/maps/sendgrid';
 *
 * const requests: string[] = [];
 * const email = sendgrid({
 *   key: 'SG.example',
 *   from: { email: 'shop@example.com', name: 'Shop' },
 *   template: 'd-0123456789abcdef0123456789abcdef',
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return new Response(null, { status: 202, headers: { 'x-message-id': '14c5d75ce93' } });
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
 *   profile: { email: 'ada@example.com' },
 *   now: 1795338000000,
 * });
 * [receipt.status, receipt.reference]; // => ['accepted', '14c5d75ce93']
 * requests[0]; // => 'https://api.sendgrid.com/v3/mail/send'
 * JSON.parse(requests[1] ?? '').personalizations[0].dynamic_template_data.title; // => 'Still thinking?'
 * ```
 * @see docs/guide/platforms/sendgrid.md
 * @see {@link https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event | Event Webhook Reference}
 * @public
 */
export function sendgrid(options: SendgridOptions): Channel {
  const { key, from, template, publicKey } = options;
  const { timeout, tolerance } = demandTimes(options);
  demandToken('/key', key);
  demand(/^[^@\s]+@[^@\s]+$/.test(from.email), '/from/email', 'an e-mail address');
  demand(typeof template !== 'string' || /^d-\S+$/.test(template), '/template', 'the id of a dynamic template: d-…');
  const keys = several('/publicKey', publicKey).map((each, index) => p256Key(`/publicKey/${index}`, each));
  const base = demandBase(options.baseUrl ?? 'https://api.sendgrid.com', options.insecure);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    bodyless: true,
    verdict: ({ headers }) => {
      const reference = text(headers.get('x-message-id'));
      return reference === undefined ? undefined : { status: 'accepted', reference };
    },
    explain: sendgridErrors,
    wait: rateLimitReset,
  };
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };

  const channel: Channel = {
    name: 'sendgrid',
    limits: callLimits(sendgridLimits, ['mail']),
    send: (delivery) =>
      handOver(delivery, [key], async () =>
        post(line, delivery, `${base}/v3/mail/send`, headers, sendgridBody(options, delivery)),
      ),
  };
  if (keys.length === 0) return channel;
  return {
    ...channel,
    read: (report) =>
      readSigned(report, tolerance, {
        signed: () => sendgridSigned(keys, report),
        entries: (body) => (Array.isArray(body) ? body : refuse('MALFORMED', 'no array of events')),
        entry: (entry) => sendgridOutcome(options, entry, report),
      }),
  };
}
