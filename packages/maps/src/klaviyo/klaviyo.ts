import type { Channel } from '@opportune/core';

import { callLimits } from '../internal/callLimits.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandSecrets } from '../internal/demandSecrets.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { globalFetch } from '../internal/fetch.ts';
import { field } from '../internal/field.ts';
import { handOver } from '../internal/handOver.ts';
import { inOrder } from '../internal/inOrder.ts';
import type { Line } from '../internal/line.ts';
import { post } from '../internal/post.ts';
import { readSigned } from '../internal/readSigned.ts';
import { refuse } from '../internal/refuse.ts';
import { utf8 } from '../internal/utf8.ts';
import { klaviyoEventBody, klaviyoProfileBody } from './klaviyoBody.ts';
import { klaviyoErrors } from './klaviyoErrors.ts';
import { klaviyoLimits } from './klaviyoLimits.ts';
import type { KlaviyoOptions } from './klaviyoOptions.ts';
import { klaviyoOutcome } from './klaviyoOutcome.ts';
import { klaviyoRevision } from './klaviyoRevision.ts';
import { klaviyoSigned } from './klaviyoSigned.ts';
import { klaviyoTopics } from './klaviyoTopics.ts';

const MEDIA = 'application/vnd.api+json';

/**
 * Makes Klaviyo act on decisions, and reads what it reports back.
 *
 * Out: Klaviyo has no call that sends one message. A decision becomes an event of a metric, and the flow that this
 * metric triggers sends. The event's `unique_id` is the decision's id: of events that repeat it for the same profile
 * and metric only the first counts, so trying again is safe. What the message shows travels in the event's own
 * properties (`{{ event.title }}` in a template). A profile that is written first is not a safe place for it:
 * profiles and events are worked off independently, and the flow may render before the profile has changed. So
 * `profile` is for what should stay in Klaviyo, not for what the message needs. The status 202 is `accepted`: checked
 * and queued, not yet sent.
 *
 * In: system webhooks, for accounts that may have them. Klaviyo's own event id becomes the event's id, so a second
 * report is a duplicate. An open, a bounce or a complaint does not repeat the properties of the event that triggered
 * the flow, so these outcomes name no decision. A click does where the links of the template carry it:
 * `https://shop.example/cart?opportune_decision_id={{ event.opportune_decision_id }}`.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { klaviyo } from '@opportune/maps/klaviyo';
 *
 * const requests: string[] = [];
 * const email = klaviyo({
 *   key: 'pk_example',
 *   metric: 'Cart Reminder',
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return new Response(null, { status: 202 });
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
 * receipt.status; // => 'accepted'
 * requests[0]; // => 'https://a.klaviyo.com/api/events'
 * JSON.parse(requests[1] ?? '').data.attributes.properties.title; // => 'Still thinking?'
 * ```
 * @public
 */
export function klaviyo(options: KlaviyoOptions): Channel {
  const { key, metric = '-' } = options;
  const { timeout, tolerance } = demandTimes(options);
  const secrets = demandSecrets(options.secret);
  demandToken('/key', key);
  demand(typeof metric !== 'string' || /^.{1,127}$/.test(metric), '/metric', '1 to 127 characters');
  const keys = secrets.map(utf8);
  const base = demandBase(options.baseUrl ?? 'https://a.klaviyo.com', options.insecure);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    bodyless: true,
    explain: klaviyoErrors,
  };
  const headers = {
    accept: MEDIA,
    authorization: `Klaviyo-API-Key ${key}`,
    'content-type': MEDIA,
    revision: klaviyoRevision,
  };
  const topics = { ...klaviyoTopics, ...options.outcomes };

  const channel: Channel = {
    name: 'klaviyo',
    limits: callLimits(klaviyoLimits, options.profile === undefined ? ['event'] : ['profile', 'event']),
    send: (delivery) =>
      handOver(delivery, [key, ...secrets], async () => {
        const event = klaviyoEventBody(options, delivery);
        const profile = klaviyoProfileBody(options, delivery);
        const written = (path: string, body: string) => () => post(line, delivery, base + path, headers, body);
        return inOrder(profile !== undefined && written('/api/profile-import', profile), written('/api/events', event));
      }),
  };
  if (keys.length === 0) return channel;
  return {
    ...channel,
    read: (report) =>
      readSigned(report, tolerance, {
        signed: () => klaviyoSigned(keys, report),
        entries: (body) => {
          const data = field(body, 'data');
          if (!Array.isArray(data)) return refuse('MALFORMED', 'no array in data');
          // Klaviyo asks to drop reports in which the two differ.
          const named = report.headers['klaviyo-webhook-id'];
          const signed = field(body, 'meta', 'klaviyo_webhook_id');
          const differ = named !== undefined && signed !== undefined && named !== signed;
          return differ ? refuse('SIGNATURE_INVALID', 'Klaviyo-Webhook-Id is another') : data;
        },
        entry: (entry) => klaviyoOutcome(options, topics, entry, report),
      }),
  };
}
