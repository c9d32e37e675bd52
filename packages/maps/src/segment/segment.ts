import type { Channel, Delivery } from '@opportune/core';

import { basic } from '../internal/basic.ts';
import { callLimits } from '../internal/callLimits.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandSecrets } from '../internal/demandSecrets.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { globalFetch } from '../internal/fetch.ts';
import { handOver } from '../internal/handOver.ts';
import { inOrder } from '../internal/inOrder.ts';
import { isRecord } from '../internal/isRecord.ts';
import type { Answer, Line } from '../internal/line.ts';
import { post } from '../internal/post.ts';
import { readSigned } from '../internal/readSigned.ts';
import { refuse } from '../internal/refuse.ts';
import { utf8 } from '../internal/utf8.ts';
import { parcelvoyBytes } from '../parcelvoy/parcelvoyLimits.ts';
import { segmentBodies } from './segmentBodies.ts';
import { segmentErrors } from './segmentErrors.ts';
import { segmentEvents } from './segmentEvents.ts';
import { segmentLimits } from './segmentLimits.ts';
import { segmentMany, type SegmentBatch } from './segmentMany.ts';
import type { SegmentOptions } from './segmentOptions.ts';
import { segmentOutcome } from './segmentOutcome.ts';
import { segmentSigned } from './segmentSigned.ts';

/** Bytes of one request, in the stricter reading of the two. */
const BATCH_LARGEST = 500_000;
const PIPELINES = /^cdp(-eu)?\.customer\.io$/;

/**
 * Hands decisions to whatever takes Segment's calls: Segment itself, Customer.io Pipelines, RudderStack, Parcelvoy. What
 * is connected there acts on them.
 *
 * Out: a decision becomes a call of `track`; before it, a call of `identify` where `profile` gives traits. What a message
 * shows travels in the properties of the event, because the two calls are worked off independently. `messageId` is the
 * decision's id, so trying again is safe wherever the platform looks for repetitions; Parcelvoy does not. Many decisions go
 * out in one request.
 *
 * The status 200 is `accepted` and no more: Segment and Pipelines answer so as well to what they drop afterwards. So a
 * call that is larger than 32 kB, of nobody or without a name is refused here, before it is sent. Pipelines are asked
 * for their strict mode, in which they refuse what they would drop.
 *
 * In: Segment's webhook destination, and those that sign as it does. Segment's `messageId` becomes the event's id, so a
 * second report is a duplicate. No date is signed: a report that somebody has recorded is believed for ever, and only its
 * ids and times show that it is an old one.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @see docs/guide/platforms/segment.md
 * @example
 * ```ts
 * import { segment } from '@opportune/maps/segment';
 *
 * const requests: string[] = [];
 * const crm = segment({
 *   key: 'example',
 *   event: 'Cart Reminder',
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return Response.json({ success: true });
 *   },
 * });
 * const receipt = await crm.send({
 *   decision: {
 *     id: 'd1',
 *     customer: 'ada',
 *     action: 'cart-reminder',
 *     channel: 'crm',
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
 * requests[0]; // => 'https://api.segment.io/v1/track'
 * JSON.parse(requests[1] ?? '').messageId; // => 'd1'
 * JSON.parse(requests[1] ?? '').properties.title; // => 'Still thinking?'
 * ```
 * @public
 */
export function segment(options: SegmentOptions): Channel {
  const { key, dialect = 'segment', event = '-' } = options;
  const { timeout, tolerance } = demandTimes(options);
  const secrets = demandSecrets(options.secret);
  demandToken('/key', key);
  demand(dialect === 'segment' || dialect === 'parcelvoy', '/dialect', 'segment or parcelvoy');
  demand(event !== '', '/event', 'a text that is not empty');
  const isParcelvoy = dialect === 'parcelvoy';
  demand(!isParcelvoy || options.baseUrl !== undefined, '/baseUrl', 'the address of your Parcelvoy');
  const base = demandBase(options.baseUrl ?? 'https://api.segment.io/v1', options.insecure);
  const credentials = basic(key);
  const headers = {
    authorization: isParcelvoy ? `Bearer ${key}` : `Basic ${credentials}`,
    'content-type': 'application/json',
    ...(PIPELINES.test(new URL(base).hostname) && { 'x-strict-mode': '1' }),
  };
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    bodyless: true,
    explain: segmentErrors,
  };

  const hidden = [key, credentials, ...secrets];
  const batch: SegmentBatch = isParcelvoy
    ? { url: `${base}/client/segment`, largest: parcelvoyBytes, write: (calls) => `[${calls.join(',')}]` }
    : { url: `${base}/batch`, largest: BATCH_LARGEST, write: (calls) => `{"batch":[${calls.join(',')}]}` };

  const send = async (delivery: Delivery): Promise<Answer> => {
    const bodies = segmentBodies(options, delivery);
    if ('refused' in bodies) return bodies.refused;
    const postTo = (url: string, body: string) => post(line, delivery, url, headers, body);
    if (isParcelvoy) return postTo(batch.url, batch.write(bodies.calls.map(({ body }) => body)));
    return inOrder(
      ...bodies.calls.map(
        ({ path, body }) =>
          () =>
            postTo(base + path, body),
      ),
    );
  };
  const one = options.profile === undefined ? ['track'] : ['identify', 'track'];
  const channel: Channel = {
    name: 'segment',
    limits: callLimits(segmentLimits, isParcelvoy ? ['calls'] : one),
    sendMany: segmentMany(options, line, batch, headers, hidden),
    send: (delivery) => handOver(delivery, hidden, () => send(delivery)),
  };
  if (secrets.length === 0) return channel;
  const keys = secrets.map(utf8);
  const events = { ...segmentEvents, ...options.outcomes };
  return {
    ...channel,
    read: (report) =>
      readSigned(report, tolerance, {
        signed: () => segmentSigned(keys, report),
        entries: (body) => {
          if (Array.isArray(body)) return body;
          return isRecord(body) ? [body] : refuse('MALFORMED', 'neither a call nor an array of calls');
        },
        entry: (entry) => segmentOutcome(options, events, entry, report),
      }),
  };
}
