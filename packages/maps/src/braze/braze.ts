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
import { rateLimitReset } from '../internal/rateLimitReset.ts';
import { readUnsigned } from '../internal/readUnsigned.ts';
import { refuse } from '../internal/refuse.ts';
import { sharedSecret } from '../internal/sharedSecret.ts';
import { brazeAgain, brazeAnswer } from './brazeAnswer.ts';
import { brazeErrors } from './brazeErrors.ts';
import { brazeLimits } from './brazeLimits.ts';
import { brazeMany } from './brazeMany.ts';
import type { BrazeOptions } from './brazeOptions.ts';
import { brazeOutcome } from './brazeOutcome.ts';
import { brazeRequest } from './brazeRequest.ts';
import { BRAZE_TRIGGER, isTriggerOfBraze } from './brazeTrigger.ts';

/**
 * Makes Braze act on decisions, and reads what it reports of transactional messages.
 *
 * Out: by `trigger`, a decision is a custom event, or it sends a campaign, starts a canvas, or sends a transactional
 * campaign; always one request, for many decisions where they are events, in which what the message shows (`properties`) and what should stay in the profile
 * (`profile`) travel together, so that neither can overtake the other. The receipt is `accepted`, with Braze's
 * `dispatch_id` as `reference` where it names one: taken, not yet sent. A good status with `errors` in its body, or
 * with the notice that a canvas is at rest, is a failure. A transactional send has the decision's id as
 * `external_send_id`, and Braze sends it once in 24 hours, however often it is asked; of the others Braze cannot tell a
 * second attempt from a second decision, so a customer may be reached twice where the answer to the first was lost.
 *
 * In: transactional event postbacks, believed where a header repeats `secret`. Braze signs nothing: that proves who
 * sent a postback, not what is in it. `delivered` is a delivery, `bounced` a bounce; who the customer is, `customer`
 * has to say.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { braze } from '@opportune/maps/braze';
 *
 * const requests: string[] = [];
 * const email = braze({
 *   key: 'rest-api-key',
 *   baseUrl: 'https://rest.fra-01.braze.eu',
 *   trigger: { campaign: '417220e4-5a2a-b634-7f7d-9ec891532368' },
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return Response.json({ message: 'success', dispatch_id: 'acf471119f7449d5' }, { status: 201 });
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
 * [receipt.status, receipt.reference]; // => ['accepted', 'acf471119f7449d5']
 * requests[0]; // => 'https://rest.fra-01.braze.eu/campaigns/trigger/send'
 * JSON.parse(requests[1] ?? '').recipients[0].trigger_properties.title; // => 'Still thinking?'
 * ```
 * @public
 */
export function braze(options: BrazeOptions): Channel {
  const { key, trigger, customer } = options;
  const { timeout } = demandTimes(options);
  const shared = sharedSecret(options);
  demandToken('/key', key);
  const always = typeof trigger === 'function' ? undefined : trigger;
  demand(always === undefined || isTriggerOfBraze(always), '/trigger', BRAZE_TRIGGER);
  demand(
    shared === undefined || customer !== undefined,
    '/customer',
    'a function: a postback does not say whose it is',
  );
  const base = demandBase(options.baseUrl, options.insecure);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    verdict: brazeAnswer,
    explain: brazeErrors,
    wait: rateLimitReset,
    again: (_, body) => brazeAgain(body),
  };
  const headers = { accept: 'application/json', authorization: `Bearer ${key}`, 'content-type': 'application/json' };

  const secrets = [key, ...(shared?.secrets ?? [])];
  const kinds = typeof trigger === 'function' ? ['event', 'campaign', 'canvas'] : Object.keys(trigger ?? { event: '' });
  const isEvent = typeof trigger !== 'function' && kinds[0] === 'event';
  const channel: Channel = {
    name: 'braze',
    limits: callLimits(brazeLimits, ...kinds.map((kind) => [kind])),
    ...(isEvent && { sendMany: brazeMany(options, line, base, headers, secrets) }),
    send: (delivery) =>
      handOver(delivery, secrets, async () => {
        const { path, body } = brazeRequest(options, delivery);
        return post(line, delivery, base + path, headers, JSON.stringify(body));
      }),
  };
  if (shared === undefined) return channel;
  return {
    ...channel,
    read: (report) =>
      readUnsigned(report, shared, {
        entries: (body) => (isRecord(body) ? [body] : refuse('MALFORMED', 'expected a postback')),
        entry: (entry) => brazeOutcome(options, entry, report),
      }),
  };
}
