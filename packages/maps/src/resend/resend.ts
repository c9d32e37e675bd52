import type { Channel } from '@opportune/core';

import { callLimits } from '../internal/callLimits.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { globalFetch } from '../internal/fetch.ts';
import { field } from '../internal/field.ts';
import { handOver } from '../internal/handOver.ts';
import { isRecord } from '../internal/isRecord.ts';
import type { Line } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { post } from '../internal/post.ts';
import { readSigned } from '../internal/readSigned.ts';
import { refuse } from '../internal/refuse.ts';
import { several } from '../internal/several.ts';
import { signingKey, standardSigned } from '../internal/standardSignature.ts';
import { text } from '../internal/text.ts';
import { resendError, resendWords } from './resendError.ts';
import { resendEvent } from './resendEvent.ts';
import { resendLimits } from './resendLimits.ts';
import { resendMail } from './resendMail.ts';
import type { ResendOptions } from './resendOptions.ts';
import { resendOutcome } from './resendOutcome.ts';
import { resendWait } from './resendWait.ts';

/** Conflicts that go away by themselves. */
const BUSY = new Set(['concurrent_idempotent_requests', 'resource_locked']);

/**
 * Sends decisions as mails by Resend, or as events that start its automations, and reads what becomes of them.
 *
 * Out, with `from`: one `POST /emails` a decision, with a template, or with the subject, HTML and text of the action's
 * content. The decision's id is the Idempotency-Key, which Resend heeds for 24 hours: trying again is safe. It is so as
 * well where the mail has changed in between, an address for example: Resend then refuses it as
 * `invalid_idempotent_request`, which is a receipt `accepted`, as the first one was taken.
 *
 * Out, with `event`: one `POST /events/send`. Events have no idempotency key: where the reply is lost, trying again may
 * start the automation twice.
 *
 * In: webhooks, signed by Svix. The webhook's id becomes the event's id, so a second report is a duplicate. Reports of
 * mails name the decision and the customer, which travel as tags. Those of mails that an automation sends have no such
 * tags; `customer` may know whom they are about.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { resend } from '@opportune/maps/resend';
 *
 * const requests: string[] = [];
 * const email = resend({
 *   key: 're_example',
 *   from: 'Shop <shop@example.com>',
 *   template: 'cart-reminder',
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return Response.json({ id: '49a3999c' });
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
 * [receipt.status, receipt.reference]; // => ['accepted', '49a3999c']
 * requests[0]; // => 'https://api.resend.com/emails'
 * JSON.parse(requests[1] ?? '').template.variables.title; // => 'Still thinking?'
 * ```
 * @see docs/guide/platforms/resend.md
 * @see {@link https://resend.com/docs/dashboard/emails/idempotency-keys | Idempotency Keys}
 * @public
 */
export function resend(options: ResendOptions): Channel {
  const { key, from, template, event, secret } = options;
  const { timeout, tolerance } = demandTimes(options);
  demandToken('/key', key);
  if (event === undefined) {
    demand(/[^@\s<]+@[^@\s>]+>?$/.test(from ?? ''), '/from', 'an address, Shop <shop@example.com>');
    demand(template !== '', '/template', 'the id of a template');
  } else {
    demand(typeof event !== 'string' || /^(?!resend:)./.test(event), '/event', 'a name that begins not with resend:');
  }
  const secrets = several('/secret', secret);
  const keys = secrets.map((each, index) => signingKey(`/secret/${index}`, each));
  const base = demandBase(options.baseUrl ?? 'https://api.resend.com', options.insecure);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    verdict: ({ text: body }) => {
      const reference = text(field(parseJson(body), 'id'));
      return reference === undefined ? undefined : { status: 'accepted', reference };
    },
    explain: resendWords,
    already: (status, body) => status === 409 && resendError(body) === 'invalid_idempotent_request',
    again: (status, body) => status === 409 && BUSY.has(resendError(body) ?? ''),
    wait: resendWait,
  };
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };

  const channel: Channel = {
    name: 'resend',
    limits: callLimits(resendLimits, [event === undefined ? 'mail' : 'event']),
    send: (delivery) =>
      handOver(delivery, [key, ...secrets], async () => {
        if (options.event !== undefined) {
          return post(line, delivery, `${base}/events/send`, headers, resendEvent(options, delivery));
        }
        const keyed = { ...headers, 'idempotency-key': delivery.decision.id };
        return post(line, delivery, `${base}/emails`, keyed, resendMail(options, delivery));
      }),
  };
  if (keys.length === 0) return channel;
  return {
    ...channel,
    read: (report) =>
      readSigned(report, tolerance, {
        signed: () => standardSigned(keys, report, 'svix'),
        entries: (body) => (isRecord(body) ? [body] : refuse('MALFORMED', 'expected one event')),
        entry: (entry) => resendOutcome(options, entry, report),
      }),
  };
}
