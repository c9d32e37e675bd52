import type { Channel } from '@opportune/core';

import { demand } from '../internal/demand.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandUrl } from '../internal/demandUrl.ts';
import { globalFetch } from '../internal/fetch.ts';
import { field } from '../internal/field.ts';
import { handOver } from '../internal/handOver.ts';
import { isRecord } from '../internal/isRecord.ts';
import type { Line } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { post } from '../internal/post.ts';
import { readSigned } from '../internal/readSigned.ts';
import { refuse } from '../internal/refuse.ts';
import { signingKey, standardHeaders, standardSigned } from '../internal/standardSignature.ts';
import { webhookBody } from './webhookBody.ts';
import type { WebhookOptions } from './webhookOptions.ts';
import { webhookOutcome } from './webhookOutcome.ts';

/**
 * Posts each decision to a URL of yours, and reads what your side reports back. Both ways are signed as
 * {@link https://www.standardwebhooks.com | Standard Webhooks} says, so any of its libraries verifies a decision and
 * signs a report.
 *
 * Out: `{"type": "decision", "timestamp": …, "data": {"decision": …, "profile": …}}`, where `decision` is the
 * `Decision` as it is and `profile` holds the attributes named in `attributes`. The headers `webhook-id` and
 * `idempotency-key` are the decision's id at every attempt. Status 202 is read as `accepted`, every other 2xx as
 * `sent`; 408, 425, 429, 5xx and no answer may be tried again; anything else, a redirection too, may not. A refusal with the body
 * `{"reason": "frequency_capped"}` says that a cap of yours has held it back.
 *
 * In: one outcome or an array of them, `{"id", "type", "customer", "time", "properties"}`: `id` is yours and the same
 * whenever you report the same outcome, `type` is an `OutcomeType`, `time` epoch milliseconds or ISO 8601 with an
 * offset, `properties` may name `decision` and `channel`. Other types are skipped.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { webhook } from '@opportune/maps/webhook';
 *
 * const crm = webhook({
 *   url: 'https://crm.example/decisions',
 *   secret: 'whsec_b3Bwb3J0dW5lLWV4YW1wbGUtc2VjcmV0LTAx',
 *   fetch: async () => new Response(null, { status: 429, headers: { 'retry-after': '30' } }),
 * });
 * const receipt = await crm.send({
 *   decision: {
 *     id: 'd1',
 *     customer: 'ada',
 *     action: 'cart-reminder',
 *     channel: 'crm',
 *     slot: 'call',
 *     at: 1795338000000,
 *     cause: { kind: 'request', id: 'r1' },
 *     score: 12,
 *     factors: [],
 *     probability: 1,
 *     strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
 *   },
 *   profile: {},
 *   now: 1795338000000,
 * });
 * receipt.status; // => 'failed'
 * receipt.retryAfter; // => 30000
 *
 * const reading = await crm.read({
 *   headers: {
 *     'webhook-id': 'm1',
 *     'webhook-timestamp': '1795338000',
 *     'webhook-signature': 'v1,AT/f3523bDksAcIPKeKKhYovpq6qtFttL6H8/xTXWEc=',
 *   },
 *   body: new TextEncoder().encode(
 *     '{"id":"1","type":"click","customer":"ada","time":1795338000000,"properties":{"decision":"d1"}}',
 *   ),
 *   received: 1795338000000,
 * });
 * reading.ok && reading.events[0]?.id; // => 'webhook:1'
 * ```
 * @public
 */
export function webhook(options: WebhookOptions): Channel & Required<Pick<Channel, 'read'>> {
  const { name = 'webhook', channel = name, attributes = [] } = options;
  const url = demandUrl('/url', options.url, options.insecure);
  const { timeout, tolerance } = demandTimes(options);
  const secrets = [options.secret].flat();
  const keys = secrets.map((secret, index) => signingKey(`/secret/${index}`, secret));
  const [first] = keys;
  demand(first !== undefined, '/secret', 'a secret');
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: (status) => (status === 202 ? 'accepted' : 'sent'),
    bodyless: true,
    explain: (body) => body,
    reason: (body) => (field(parseJson(body), 'reason') === 'frequency_capped' ? 'frequency_capped' : undefined),
  };
  return {
    name,
    send: (delivery) =>
      handOver(delivery, [...tokens(url), ...secrets], async () => {
        const { id } = delivery.decision;
        const body = webhookBody(delivery, attributes);
        const headers = {
          'content-type': 'application/json',
          'idempotency-key': id,
          ...(await standardHeaders(first, id, delivery.now, body)),
        };
        return post(line, delivery, url.href, headers, body);
      }),
    read: (report) =>
      readSigned(report, tolerance, {
        signed: () => standardSigned(keys, report),
        entries: (body) => {
          if (isRecord(body)) return [body];
          return Array.isArray(body) ? body : refuse('MALFORMED', 'expected an outcome or an array of outcomes');
        },
        entry: (entry) => webhookOutcome(entry, report, name, channel),
      }),
  };
}

/** An address may hold a token, and a page that says "not found" repeats it. */
function tokens({ href, pathname, search }: URL): readonly string[] {
  return pathname + search === '/' ? [href] : [href, pathname + search];
}
