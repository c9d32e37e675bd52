import type { Channel, Delivery } from '@opportune/core';

import { callLimits } from '../internal/callLimits.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandSecrets } from '../internal/demandSecrets.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { globalFetch } from '../internal/fetch.ts';
import { field } from '../internal/field.ts';
import { handOver } from '../internal/handOver.ts';
import { inOrder } from '../internal/inOrder.ts';
import { isRecord } from '../internal/isRecord.ts';
import type { Answer, Line } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { post } from '../internal/post.ts';
import { readSigned } from '../internal/readSigned.ts';
import { refuse } from '../internal/refuse.ts';
import { text } from '../internal/text.ts';
import { tooLarge } from '../internal/tooLarge.ts';
import { utf8 } from '../internal/utf8.ts';
import { customerioErrors } from './customerioErrors.ts';
import { customerioLimits } from './customerioLimits.ts';
import { customerioMetrics } from './customerioMetrics.ts';
import type { CustomerioOptions } from './customerioOptions.ts';
import { customerioOutcome } from './customerioOutcome.ts';
import { customerioSigned } from './customerioSigned.ts';
import { customerioWay } from './customerioWay.ts';

/** 32 kB in the stricter reading of the two. */
const LARGEST = 32_000;

/**
 * Makes Customer.io act on decisions, and reads what it reports back.
 *
 * Out, with `siteId` and `apiKey`: no call of Customer.io starts a journey, so a decision becomes an event, and the
 * journey that this event triggers sends. The event's `id` is made of the decision's id: of events that repeat it only
 * the first counts, so trying again is safe. What the message shows travels in the event (`{{ event.title }}` in a
 * template), because a profile that is written before may be worked off after it. An event from 72 hours ago starts no
 * journey any more and is not sent.
 *
 * Out, with `appKey` and `message`: a transactional e-mail, at once (`{{ trigger.title }}` in a template). It has no
 * idempotency key: a call that was not answered may have sent, and trying again may send twice. `reference` of the
 * receipt is Customer.io's `delivery_id`.
 *
 * The status 200 is `accepted`: queued, not yet sent. What is larger than 32 kB is refused before it is sent.
 *
 * In: reporting webhooks. Customer.io's own event id becomes the event's id, so a second report is a duplicate. The
 * outcomes of a journey name the decision that started it. Those of a transactional message do where its links carry
 * `opportune_decision_id`, or your `decision` knows the `delivery_id`. Opens and clicks of machines are skipped.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @see docs/guide/platforms/customerio.md
 * @example
 * ```ts
 * import { customerio } from '@opportune/maps/customerio';
 *
 * const requests: string[] = [];
 * const email = customerio({
 *   siteId: 'site',
 *   apiKey: 'example',
 *   event: 'cart_reminder',
 *   region: 'eu',
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return Response.json({});
 *   },
 * });
 * const receipt = await email.send({
 *   decision: {
 *     id: '0189abcdef0123456789abcdef012345',
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
 *   profile: {},
 *   now: 1795338000000,
 * });
 * receipt.status; // => 'accepted'
 * requests[0]; // => 'https://track-eu.customer.io/api/v1/customers/ada/events'
 * JSON.parse(requests[1] ?? '').data.title; // => 'Still thinking?'
 * JSON.parse(requests[1] ?? '').id; // => '01H6NWVVR14D2PF2DBSQQG28T5'
 * ```
 * @public
 */
export function customerio(options: CustomerioOptions): Channel {
  const { region = 'us' } = options;
  const { timeout, tolerance } = demandTimes(options);
  const secrets = demandSecrets(options.secret);
  demand(region === 'us' || region === 'eu', '/region', 'us or eu');
  const way = customerioWay(options);
  const host = `https://${way.host}${region === 'eu' ? '-eu' : ''}.customer.io`;
  const base = demandBase(options.baseUrl ?? host, options.insecure);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    verdict: ({ text: body }) => {
      const reference = text(field(parseJson(body), 'delivery_id'));
      return reference === undefined ? undefined : { status: 'accepted', reference };
    },
    explain: customerioErrors,
  };
  const headers = { authorization: way.authorization, 'content-type': 'application/json' };

  const send = async (delivery: Delivery): Promise<Answer> => {
    const requests = await way.requests(delivery);
    const refused = requests.flatMap(({ body }) => tooLarge(body, LARGEST) ?? [])[0];
    if (refused !== undefined) return refused;
    const calls = requests.map(
      ({ method = 'POST', url, body }) =>
        () =>
          post(line, delivery, base + url, headers, body, method),
    );
    return inOrder(...calls);
  };
  const channel: Channel = {
    name: 'customerio',
    limits: callLimits(customerioLimits, way.operations),
    send: (delivery) => handOver(delivery, [...way.secrets, ...secrets], () => send(delivery)),
  };
  if (secrets.length === 0) return channel;
  const keys = secrets.map(utf8);
  const metrics = { ...customerioMetrics, ...options.outcomes };
  return {
    ...channel,
    read: (report) =>
      readSigned(report, tolerance, {
        signed: () => customerioSigned(keys, report),
        // One event a request.
        entries: (body) => (isRecord(body) ? [body] : refuse('MALFORMED', 'no object')),
        entry: (entry) => customerioOutcome(options, metrics, entry, report),
      }),
  };
}
