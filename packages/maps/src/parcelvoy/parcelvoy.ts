import type { Channel } from '@opportune/core';

import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { globalFetch } from '../internal/fetch.ts';
import { field } from '../internal/field.ts';
import { forDelivery } from '../internal/forDelivery.ts';
import { handOver } from '../internal/handOver.ts';
import { isId } from '../internal/isId.ts';
import { isRecord } from '../internal/isRecord.ts';
import type { Line } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { post } from '../internal/post.ts';
import { readUnsigned } from '../internal/readUnsigned.ts';
import { refuse } from '../internal/refuse.ts';
import { sharedSecret } from '../internal/sharedSecret.ts';
import { tooLarge } from '../internal/tooLarge.ts';
import { parcelvoyCall } from './parcelvoyCall.ts';
import { isFaultOfParcelvoy, parcelvoyErrors } from './parcelvoyErrors.ts';
import { parcelvoyEvents } from './parcelvoyEvents.ts';
import { parcelvoyBytes } from './parcelvoyLimits.ts';
import type { ParcelvoyOptions, ParcelvoyTrigger } from './parcelvoyOptions.ts';
import { parcelvoyOutcome } from './parcelvoyOutcome.ts';

/**
 * Makes Parcelvoy act on decisions, and reads what it reports back.
 *
 * Out: one request a decision, which posts an event, triggers a campaign, or enters a journey; see `trigger`. All that
 * the message shows, and all that is written to the user, travels in it: `{{ event.title }}` in the template of a
 * campaign, `{{ journey.entrance.event.title }}` in a journey whose entrance has the data key `entrance`. `accepted`
 * means queued. Parcelvoy has no idempotency key: where its answer was lost, trying again may send twice.
 *
 * In: a webhook campaign in a journey that an event such as `email_clicked` enters, its template filled as the guide
 * says. Parcelvoy signs nothing: a secret that you put into a header of that template proves the sender, and not the
 * body.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { parcelvoy } from '@opportune/maps/parcelvoy';
 *
 * const requests: string[] = [];
 * const email = parcelvoy({
 *   key: 'sk_example',
 *   baseUrl: 'https://parcelvoy.example/api',
 *   trigger: { campaign: 3 },
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return Response.json({ success: true });
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
 * requests[0]; // => 'https://parcelvoy.example/api/client/campaigns/3/trigger'
 * JSON.parse(requests[1] ?? '').event.title; // => 'Still thinking?'
 * ```
 * @see docs/guide/platforms/parcelvoy.md
 * @public
 */
export function parcelvoy(options: ParcelvoyOptions): Channel {
  const { key, trigger = { event: 'opportune_decision' }, channel: named = 'email' } = options;
  const { timeout } = demandTimes(options);
  demandToken('/key', key);
  const always = typeof trigger === 'function' ? undefined : trigger;
  demand(always === undefined || isTrigger(always), '/trigger', 'the name of an event, or ids above 0');
  const secretly = always === undefined || 'event' in always || key.startsWith('sk_');
  demand(secretly, '/key', 'a secret key, sk_…: a public one can only post events');
  const base = demandBase(options.baseUrl, options.insecure);
  const shared = sharedSecret(options);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    verdict: ({ text }) =>
      field(parseJson(text), 'success') === false
        ? { status: 'failed', retryable: false, detail: parcelvoyErrors(text) }
        : undefined,
    explain: parcelvoyErrors,
    again: isFaultOfParcelvoy,
  };
  const headers = { accept: 'application/json', authorization: `Bearer ${key}`, 'content-type': 'application/json' };

  const channel: Channel = {
    name: 'parcelvoy',
    send: (delivery) =>
      handOver(delivery, [key, ...(shared?.secrets ?? [])], async () => {
        const chosen = forDelivery(trigger, delivery);
        if (!isTrigger(chosen)) throw new TypeError('trigger named neither an event nor ids above 0');
        const { path, body } = parcelvoyCall(options, delivery, chosen);
        return tooLarge(body, parcelvoyBytes) ?? post(line, delivery, base + path, headers, body);
      }),
  };
  if (shared === undefined) return channel;
  const events = { ...parcelvoyEvents, ...options.outcomes };
  return {
    ...channel,
    read: (report) =>
      readUnsigned(report, shared, {
        entries: (body) => (isRecord(body) ? [body] : refuse('MALFORMED', 'no object')),
        entry: (entry) => parcelvoyOutcome(named, events, entry, report),
      }),
  };
}

function isTrigger(trigger: ParcelvoyTrigger): boolean {
  if ('event' in trigger) return trigger.event !== '';
  const ids = 'campaign' in trigger ? [trigger.campaign] : [trigger.journey, trigger.entrance];
  return ids.every(isId);
}
