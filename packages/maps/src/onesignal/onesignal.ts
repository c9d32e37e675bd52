import type { Channel } from '@opportune/core';

import { callLimits } from '../internal/callLimits.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { globalFetch } from '../internal/fetch.ts';
import { handOver } from '../internal/handOver.ts';
import { inOrder } from '../internal/inOrder.ts';
import { isRecord } from '../internal/isRecord.ts';
import type { Answer, Line } from '../internal/line.ts';
import { post } from '../internal/post.ts';
import { readUnsigned } from '../internal/readUnsigned.ts';
import { refuse } from '../internal/refuse.ts';
import { sharedSecret } from '../internal/sharedSecret.ts';
import { isOnesignalTrigger } from './isOnesignalTrigger.ts';
import { onesignalWords } from './onesignalErrors.ts';
import { onesignalKinds } from './onesignalKinds.ts';
import { onesignalLimits } from './onesignalLimits.ts';
import type { OnesignalOptions } from './onesignalOptions.ts';
import { onesignalOutcome } from './onesignalOutcome.ts';
import { onesignalRequest } from './onesignalRequest.ts';
import { eventVerdict, messageVerdict } from './onesignalVerdict.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Makes OneSignal act on decisions, and reads what it reports back.
 *
 * Out: by `trigger`, a decision is a custom event, which journeys listen to, or it sends one message over push, e-mail
 * or SMS to the user with an `external_id`. What the message shows travels in the request, as `payload` of the event or
 * `custom_data` of the template. `profile` writes the user before, in a request of its own: that makes somebody
 * reachable, and a message must not depend on it. The key of idempotency is a UUID made of the decision's id, so a
 * second attempt is none: for 30 days of a message, for some hours of an event. A status of 200 is no success by itself:
 * nobody was subscribed where the answer has no id. The receipt is `accepted`, its `reference` the id of the message.
 *
 * In: event streams, whose body is written as the guide says, believed where a header repeats `secret`. OneSignal
 * signs nothing: that proves who sent a report, not what is in it. Outcomes of a message name its decision by the name
 * of the message; those of what a journey has sent do so where the launch URL carries it.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { onesignal } from '@opportune/maps/onesignal';
 *
 * const requests: string[] = [];
 * const push = onesignal({
 *   key: 'os_v2_app_example',
 *   appId: '8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
 *   trigger: { channel: 'push', template: '1f2e3d4c-5b6a-4798-8a7b-6c5d4e3f2a1b' },
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return Response.json({ id: '458dcec4-cf53-4c1f-b8f9-1b2d3e4f5a6b' });
 *   },
 * });
 * const receipt = await push.send({
 *   decision: {
 *     id: 'd1',
 *     customer: 'ada',
 *     action: 'cart-reminder',
 *     channel: 'push',
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
 * receipt.reference; // => '458dcec4-cf53-4c1f-b8f9-1b2d3e4f5a6b'
 * requests[0]; // => 'https://api.onesignal.com/notifications'
 * JSON.parse(requests[1] ?? '').include_aliases; // => { external_id: ['ada'] }
 * ```
 * @see docs/guide/platforms/onesignal.md
 * @public
 */
export function onesignal(options: OnesignalOptions): Channel {
  const { key, appId, trigger } = options;
  const { timeout } = demandTimes(options);
  const shared = sharedSecret(options);
  demandToken('/key', key);
  demand(UUID.test(appId), '/appId', 'a UUID');
  const isGood = trigger === undefined || typeof trigger === 'function' || isOnesignalTrigger(trigger);
  demand(isGood, '/trigger', 'an event of 1 to 128 characters, or push, email or sms, with a template or without');
  const base = demandBase(options.baseUrl ?? 'https://api.onesignal.com', options.insecure);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    explain: onesignalWords,
  };
  const headers = { accept: 'application/json', authorization: `Key ${key}`, 'content-type': 'application/json' };

  const isMessage = trigger !== undefined && 'channel' in trigger;
  const sent = typeof trigger === 'function' ? ['event', 'message'] : [isMessage ? 'message' : 'event'];
  const channel: Channel = {
    name: 'onesignal',
    limits: callLimits(
      onesignalLimits,
      ...sent.map((kind) => (options.profile === undefined ? [kind] : ['user', kind])),
    ),
    send: (delivery) =>
      handOver(delivery, [key, ...(shared?.secrets ?? [])], async () => {
        const { user, kind, body } = await onesignalRequest(options, delivery);
        const call = (path: string, sent: string, verdict?: Line['verdict']): Promise<Answer> =>
          post(verdict === undefined ? line : { ...line, verdict }, delivery, base + path, headers, sent);
        const isNew = user !== undefined;
        return inOrder(user !== undefined && (() => call(`/apps/${appId}/users`, user)), () =>
          kind === 'event'
            ? call(`/apps/${appId}/custom_events`, body, (taken) => eventVerdict(taken, isNew))
            : call('/notifications', body, (taken) => messageVerdict(taken, isNew)),
        );
      }),
  };
  if (shared === undefined) return channel;
  const kinds = { ...onesignalKinds, ...options.outcomes };
  return {
    ...channel,
    read: (report) =>
      readUnsigned(report, shared, {
        entries: (body) => (isRecord(body) ? [body] : refuse('MALFORMED', 'no object')),
        entry: (entry) => onesignalOutcome(options, kinds, entry, report),
      }),
  };
}
