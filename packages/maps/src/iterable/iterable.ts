import type { Channel } from '@opportune/core';

import { callLimits } from '../internal/callLimits.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { globalFetch } from '../internal/fetch.ts';
import { handOver } from '../internal/handOver.ts';
import { isRecord } from '../internal/isRecord.ts';
import type { Line } from '../internal/line.ts';
import { post } from '../internal/post.ts';
import { readUnsigned } from '../internal/readUnsigned.ts';
import { refuse } from '../internal/refuse.ts';
import { sharedSecret } from '../internal/sharedSecret.ts';
import { iterableError, iterableVerdict, iterableWait } from './iterableAnswer.ts';
import { iterableLimits } from './iterableLimits.ts';
import type { IterableOptions } from './iterableOptions.ts';
import { iterableOutcome } from './iterableOutcome.ts';
import { iterableRequest } from './iterableRequest.ts';
import { isTriggerOfIterable, ITERABLE_TRIGGER } from './iterableTrigger.ts';

/**
 * Makes Iterable act on decisions, and reads what it reports back.
 *
 * Out: by `trigger`, a decision is a custom event, or it sends an e-mail campaign, or starts a journey; always one
 * request, in which what the message shows travels as `dataFields`. The profile is never written: Iterable asks for 60
 * seconds between a change of a user and a message that depends on it, and data of a request come before those of the
 * profile. The receipt is `accepted`: taken, not yet sent. An event's `id` is the decision's, so that a second attempt
 * replaces the first, though a journey that it triggers may start again; of campaigns and journeys Iterable cannot tell
 * a second attempt from a second decision.
 *
 * In: system webhooks, believed where a header repeats `secret`. Iterable signs nothing: that proves who sent a report,
 * not what is in it. Outcomes of a campaign name the decision by the metadata of the send. Those of what an event or
 * a journey has sent do so where a link carries it: `https://shop.example/?opportune_decision_id={{opportune_decision_id}}`.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { iterable } from '@opportune/maps/iterable';
 *
 * const requests: string[] = [];
 * const email = iterable({
 *   key: 'server-side-key',
 *   trigger: { campaign: 1042 },
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return Response.json({ code: 'Success', msg: '', params: {} });
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
 *   profile: {},
 *   now: 1795338000000,
 * });
 * receipt.status; // => 'accepted'
 * requests[0]; // => 'https://api.iterable.com/api/email/target'
 * JSON.parse(requests[1] ?? '').metadata.opportune_decision_id; // => 'd1'
 * ```
 * @public
 */
export function iterable(options: IterableOptions): Channel {
  const { key, trigger } = options;
  const { timeout } = demandTimes(options);
  const shared = sharedSecret(options);
  demandToken('/key', key);
  const always = typeof trigger === 'function' ? undefined : trigger;
  demand(always === undefined || isTriggerOfIterable(always), '/trigger', ITERABLE_TRIGGER);
  const base = demandBase(options.baseUrl ?? 'https://api.iterable.com', options.insecure);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    verdict: iterableVerdict,
    explain: iterableError,
    wait: (_, body, now) => iterableWait(body, now),
  };
  const headers = { accept: 'application/json', 'api-key': key, 'content-type': 'application/json' };

  const channel: Channel = {
    name: 'iterable',
    limits: callLimits(iterableLimits, Object.keys(always ?? { event: '' })),
    send: (delivery) =>
      handOver(delivery, [key, ...(shared?.secrets ?? [])], async () => {
        const { path, body } = iterableRequest(options, delivery);
        return post(line, delivery, base + path, headers, JSON.stringify(body));
      }),
  };
  if (shared === undefined) return channel;
  return {
    ...channel,
    read: (report) =>
      readUnsigned(report, shared, {
        entries: (body) => (isRecord(body) ? [body] : refuse('MALFORMED', 'expected an event')),
        entry: (entry) => iterableOutcome(options, entry, report),
      }),
  };
}
