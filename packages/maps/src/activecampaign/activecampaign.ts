import type { Channel, Delivery } from '@opportune/core';

import { call } from '../internal/call.ts';
import { callLimits } from '../internal/callLimits.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { emailOf } from '../internal/emailOf.ts';
import { globalFetch } from '../internal/fetch.ts';
import { field } from '../internal/field.ts';
import { forDelivery } from '../internal/forDelivery.ts';
import { formOf } from '../internal/formOf.ts';
import { handOver } from '../internal/handOver.ts';
import { inOrder } from '../internal/inOrder.ts';
import type { Answer, Line } from '../internal/line.ts';
import { post } from '../internal/post.ts';
import { readUnsigned } from '../internal/readUnsigned.ts';
import { refuse } from '../internal/refuse.ts';
import { sharedSecret } from '../internal/sharedSecret.ts';
import { activecampaignContactOf, activecampaignErrors, activecampaignTracked } from './activecampaignAnswer.ts';
import { activecampaignContact, activecampaignEntry, activecampaignEvent } from './activecampaignBody.ts';
import { activecampaignLimits } from './activecampaignLimits.ts';
import type { ActivecampaignOptions } from './activecampaignOptions.ts';
import { activecampaignOutcome } from './activecampaignOutcome.ts';
import { ACTIVECAMPAIGN_TRIGGER, isTriggerOfActivecampaign } from './activecampaignTrigger.ts';
import { activecampaignTypes } from './activecampaignTypes.ts';

/**
 * Makes ActiveCampaign act on decisions, and reads what it reports back.
 *
 * Out: by `trigger`, a decision is an event of a contact, which starts automations, or it enters the contact into an
 * automation. Events are tracked at another host and with another key than the rest; the answer has the status 200 as
 * well where the event was not taken. An event has one value, which holds what there is to show as JSON; templates show
 * fields of the contact, which `profile` writes by a request before. An automation takes nothing but the contact, which
 * is found by the e-mail address, or added. `accepted` means taken, not yet sent. There is no idempotency key: where an
 * answer was lost, trying again may act twice.
 *
 * In: webhooks, believed where a header repeats `secret`. ActiveCampaign signs nothing and sets no headers: the secret
 * stands in the address, and your server hands it over. That proves who sent a report, not what is in it. Opens, clicks,
 * bounces and unsubscriptions are read; who the customer is, `customer` has to say, and a click names the decision
 * where its link carries `opportune_decision_id`.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { activecampaign } from '@opportune/maps/activecampaign';
 *
 * const requests: string[] = [];
 * const email = activecampaign({
 *   key: 'example-token',
 *   baseUrl: 'https://shop.api-us1.com',
 *   actid: '612345678',
 *   eventKey: 'example-event-key',
 *   trigger: { event: 'cart_reminder' },
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return Response.json({ success: 1, message: 'Event spawned' });
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
 * requests[0]; // => 'https://trackcmp.net/event'
 * new URLSearchParams(requests[1]).get('visit'); // => '{"email":"ada@example.com"}'
 * ```
 * @see docs/guide/platforms/activecampaign.md
 * @see {@link https://developers.activecampaign.com/reference/track-event | Track event}
 * @public
 */
export function activecampaign(options: ActivecampaignOptions): Channel {
  const { key, actid, eventKey, trigger = { event: 'opportune_decision' }, identify = emailOf } = options;
  const { timeout } = demandTimes(options);
  demandToken('/key', key);
  const always = typeof trigger === 'function' ? undefined : trigger;
  demand(always === undefined || isTriggerOfActivecampaign(always), '/trigger', ACTIVECAMPAIGN_TRIGGER);
  const isTracking = always !== undefined && 'event' in always;
  if (isTracking || actid !== undefined) demandToken('/actid', actid ?? '');
  if (isTracking || eventKey !== undefined) demandToken('/eventKey', eventKey ?? '');
  const base = demandBase(options.baseUrl, options.insecure);
  const tracking = demandBase(options.trackingUrl ?? 'https://trackcmp.net', options.insecure);
  const shared = sharedSecret(options);
  demand(shared === undefined || options.customer !== undefined, '/customer', 'a function that knows your customers');
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    explain: activecampaignErrors,
  };
  const tracked: Line = { ...line, verdict: activecampaignTracked };
  // It goes out as a field of a form.
  const hidden = eventKey === undefined ? [key] : [key, eventKey, encodeURIComponent(eventKey)];
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const json = { accept: 'application/json', 'api-token': key, 'content-type': 'application/json' };

  const enter = async (delivery: Delivery, contact: string, automation: number): Promise<Answer> => {
    const reply = await call(line, delivery, { url: `${base}/api/3/contact/sync`, headers: json, body: contact });
    if (!reply.taken) return reply.answer;
    const found = activecampaignContactOf(reply);
    if (!('contact' in found)) return found;
    const entry = activecampaignEntry(found.contact, automation);
    return post(line, delivery, `${base}/api/3/contactAutomations`, json, entry);
  };
  const entering = ['contact', 'entry'];
  const telling = options.profile === undefined ? ['event'] : ['contact', 'event'];
  const ways = always === undefined ? [entering, telling] : [isTracking ? telling : entering];
  const channel: Channel = {
    name: 'activecampaign',
    limits: callLimits(activecampaignLimits, ...ways),
    send: (delivery) =>
      handOver(delivery, [...hidden, ...(shared?.secrets ?? [])], async () => {
        const chosen = forDelivery(trigger, delivery);
        if (!isTriggerOfActivecampaign(chosen))
          throw new TypeError(`expected as the trigger ${ACTIVECAMPAIGN_TRIGGER}`);
        const email = identify(delivery);
        if (!email) throw new TypeError('identify named nobody');
        const profile = options.profile?.(delivery);
        const contact = activecampaignContact(profile ?? {}, email);
        if ('automation' in chosen) return enter(delivery, contact, chosen.automation);
        const event = activecampaignEvent(options, delivery, chosen.event, email);
        return inOrder(
          profile !== undefined && (() => post(line, delivery, `${base}/api/3/contact/sync`, json, contact)),
          () => post(tracked, delivery, `${tracking}/event`, form, event),
        );
      }),
  };
  if (shared === undefined) return channel;
  const types = { ...activecampaignTypes, ...options.outcomes };
  return {
    ...channel,
    read: (report) =>
      readUnsigned(report, shared, {
        parse: formOf,
        entries: (body) => (field(body, 'type') === undefined ? refuse('MALFORMED', 'no type') : [body]),
        entry: (body) => activecampaignOutcome(options, types, body as Readonly<Record<string, string>>, report),
      }),
  };
}
