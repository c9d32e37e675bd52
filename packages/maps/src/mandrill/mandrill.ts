import type { Channel } from '@opportune/core';

import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandSecrets } from '../internal/demandSecrets.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { demandUrl } from '../internal/demandUrl.ts';
import { globalFetch } from '../internal/fetch.ts';
import { field } from '../internal/field.ts';
import { formOf } from '../internal/formOf.ts';
import { handOver } from '../internal/handOver.ts';
import type { Line } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { post } from '../internal/post.ts';
import { readSigned } from '../internal/readSigned.ts';
import { refuse } from '../internal/refuse.ts';
import { text } from '../internal/text.ts';
import { utf8 } from '../internal/utf8.ts';
import { mandrillAnswer } from './mandrillAnswer.ts';
import { mandrillBody } from './mandrillBody.ts';
import { isFinalForMandrill, mandrillErrors } from './mandrillErrors.ts';
import type { MandrillOptions } from './mandrillOptions.ts';
import { mandrillOutcome } from './mandrillOutcome.ts';
import { mandrillSigned } from './mandrillSigned.ts';

/**
 * Sends decisions as mails by Mailchimp Transactional, which was called Mandrill, and reads what becomes of them.
 *
 * Out: one `POST /messages/send-template` a decision. What the mail shows travels in it as merge variables. The answer
 * says what became of the mail: `sent` is `sent`, `queued` and `scheduled` are `accepted`; `rejected` and `invalid` are
 * `failed`, though the status is 200. `reference` is Mandrill's id of the mail. There is no idempotency key: a receipt
 * that is `failed` and `retryable` because no answer came may be of a mail that was taken, and trying again then sends
 * it twice. Both mails name the same decision, so what is reported of either is an outcome of that one.
 *
 * In: webhooks, whose signature covers the address, the names and the values of the form, and no date. So a report that
 * somebody has recorded can be sent again at any time; its events have the same ids, and are duplicates. Every report
 * names the decision and the customer, which travel as metadata of the mail.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { mandrill } from '@opportune/maps/mandrill';
 *
 * const requests: string[] = [];
 * const email = mandrill({
 *   key: 'md-example',
 *   template: 'cart-reminder',
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return Response.json([{ email: 'ada@example.com', status: 'sent', _id: 'a92c74e4c5d74998' }]);
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
 * [receipt.status, receipt.reference]; // => ['sent', 'a92c74e4c5d74998']
 * requests[0]; // => 'https://mandrillapp.com/api/1.0/messages/send-template'
 * JSON.parse(requests[1] ?? '').message.global_merge_vars[0]; // => { name: 'title', content: 'Still thinking?' }
 * ```
 * @see docs/guide/platforms/mandrill.md
 * @see {@link https://mailchimp.com/developer/transactional/api/messages/send-using-message-template/ | Send using message template}
 * @public
 */
export function mandrill(options: MandrillOptions): Channel {
  const { key, template, mergeLanguage, url = '' } = options;
  const { timeout, tolerance } = demandTimes(options);
  const secrets = demandSecrets(options.secret);
  demandToken('/key', key);
  demand(template !== '', '/template', 'the slug of a template');
  const isLanguage = mergeLanguage === undefined || mergeLanguage === 'mailchimp' || mergeLanguage === 'handlebars';
  demand(isLanguage, '/mergeLanguage', 'mailchimp or handlebars');
  const base = demandBase(options.baseUrl ?? 'https://mandrillapp.com/api/1.0', options.insecure);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    verdict: mandrillAnswer,
    explain: mandrillErrors,
    final: isFinalForMandrill,
  };
  const headers = { 'content-type': 'application/json' };

  const channel: Channel = {
    name: 'mandrill',
    send: (delivery) =>
      handOver(delivery, [key, ...secrets], async () =>
        post(line, delivery, `${base}/messages/send-template`, headers, mandrillBody(options, delivery)),
      ),
  };
  if (secrets.length === 0) return channel;
  demandUrl('/url', url, options.insecure);
  const keys = secrets.map(utf8);
  return {
    ...channel,
    read: async (report) => {
      const form = formOf(report.body);
      if (form === undefined) return refuse('MALFORMED', 'no UTF-8');
      return readSigned(report, tolerance, {
        parse: () => form,
        signed: () => mandrillSigned(keys, url, form, report),
        entries: () => {
          const events = parseJson(text(field(form, 'mandrill_events')) ?? '');
          return Array.isArray(events) ? events : refuse('MALFORMED', 'no array in mandrill_events');
        },
        entry: (entry) => mandrillOutcome(options, entry, report),
      });
    },
  };
}
