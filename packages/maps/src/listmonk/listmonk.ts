import type { Channel } from '@opportune/core';

import { basic } from '../internal/basic.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { globalFetch } from '../internal/fetch.ts';
import { field } from '../internal/field.ts';
import { handOver } from '../internal/handOver.ts';
import { inOrder } from '../internal/inOrder.ts';
import { isId } from '../internal/isId.ts';
import type { Line } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { post } from '../internal/post.ts';
import { text } from '../internal/text.ts';
import type { ListmonkOptions } from './listmonkOptions.ts';
import { listmonkRequests } from './listmonkRequests.ts';

/**
 * Sends decisions by listmonk, each as one transactional message.
 *
 * What the message shows travels in the request, as `.Tx.Data` of the template. It goes to the address, be it a
 * subscriber's or not; `profile` makes a subscriber of who is none, and changes none. The receipt is `accepted`: the
 * message waits in the memory of the server.
 *
 * **There is no idempotency key.** Where an answer is lost, trying again may send the message twice. listmonk reports
 * nothing of a message that could be proven, so there is no `read`.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { listmonk } from '@opportune/maps/listmonk';
 *
 * const requests: string[] = [];
 * const email = listmonk({
 *   baseUrl: 'https://listmonk.example/api',
 *   user: 'opportune',
 *   token: 'example',
 *   template: 2,
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return Response.json({ data: true });
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
 * requests[0]; // => 'https://listmonk.example/api/tx'
 * JSON.parse(requests[1] ?? '').data.title; // => 'Still thinking?'
 * ```
 * @see docs/guide/platforms/listmonk.md
 * @public
 */
export function listmonk(options: ListmonkOptions): Channel {
  const { user, token, template } = options;
  const { timeout } = demandTimes(options);
  demand(/^[^:\s]+$/.test(user), '/user', 'a name without a colon or white space');
  demandToken('/token', token);
  demand(typeof template === 'function' || isId(template), '/template', 'the number of a template, above 0');
  const base = demandBase(options.baseUrl, options.insecure);
  const credentials = basic(user, token);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    bodyless: true,
    explain: (body) => text(field(parseJson(body), 'message')) ?? body,
  };
  // Who is a subscriber already stays as they are.
  const subscribing: Line = { ...line, already: (status) => status === 409 };
  const headers = {
    accept: 'application/json',
    authorization: `Basic ${credentials}`,
    'content-type': 'application/json',
  };

  return {
    name: 'listmonk',
    send: (delivery) =>
      handOver(delivery, [token, credentials], () => {
        const { subscriber, message } = listmonkRequests(options, delivery);
        return inOrder(
          subscriber !== undefined && (() => post(subscribing, delivery, `${base}/subscribers`, headers, subscriber)),
          () => post(line, delivery, `${base}/tx`, headers, message),
        );
      }),
  };
}
