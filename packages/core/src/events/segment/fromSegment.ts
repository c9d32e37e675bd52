import type { Fault } from '../../errors/fault.ts';
import { own } from '../../internal/own.ts';
import { show } from '../../shape/describe.ts';
import { copyJson } from '../copyJson.ts';
import { isRecord } from '../isRecord.ts';
import { parseJson } from '../parseJson.ts';
import { receiveBody } from '../receiveBody.ts';
import type { Received } from '../received.ts';
import { segmentEvent } from './segmentEvent.ts';
import type { SegmentOptions } from './segmentOptions.ts';
import { stampOf } from './stampOf.ts';

/**
 * Events of what a client of Segment sends: a single call, or a batch of them. Never throws; what is no such call is rejected.
 *
 * | call | type | properties |
 * |---|---|---|
 * | `track` | its `event`, as it stands | `properties` |
 * | `page`, `screen` | `page_viewed`, `screen_viewed` | `properties`, `name`, `category` |
 * | `identify` | `identified` | `traits` |
 * | `group` | `group_joined` | `traits`, `groupId` |
 * | `alias` | `aliased` | `previousId` |
 *
 * Besides, `anonymousId` and `context` are properties of every event whose message has them. The customer is the `userId`,
 * else the `anonymousId`, else the `previousId`, else `group:` and the `groupId`. The id is the `messageId`, else a hash of the
 * message. The time is corrected by `correctSkew`.
 *
 * @param body - the JSON of a request, as text or parsed
 * @example
 * ```ts
 * import { fromSegment } from '@opportune/core/events';
 *
 * const body = {
 *   batch: [
 *     { type: 'identify', messageId: 'm1', userId: 'ada', anonymousId: 'a1', traits: { plan: 'pro' }, timestamp: '2026-11-27T08:59:58Z' },
 *     { type: 'track', messageId: 'm2', event: 'Cart Viewed', properties: {} },
 *   ],
 *   sentAt: '2026-11-27T09:00:00Z',
 * };
 * const { events, rejected } = fromSegment(body, { received: Date.UTC(2026, 10, 27, 9) });
 *
 * events.map(({ type, customer, properties }) => [type, customer, properties]); // => [['identified', 'ada', { plan: 'pro', anonymousId: 'a1' }]]
 * rejected.map(({ faults }) => `${faults[0].code} ${faults[0].path}`); // => ['CUSTOMER_MISSING /batch/1']
 * ```
 * @see docs/semantics.md, E6 to E10
 * @public
 */
export function fromSegment(body: unknown, options: SegmentOptions): Received {
  return receiveBody(body, options.received, () => {
    const value = parseJson(body);
    const batch = isRecord(value) ? own(value, 'batch') : undefined;
    if (!isRecord(value) || batch === undefined) {
      return { messages: [value], at: () => '', read: (message) => segmentEvent(message, {}, options) };
    }
    if (!Array.isArray(batch)) {
      return { code: 'TYPE_MISMATCH', path: '/batch', message: `expected a list, found ${show(batch)}` };
    }
    const faults: Fault[] = [];
    const context = copyJson(own(value, 'context') ?? {}, '/context', faults);
    if (faults[0] !== undefined) return faults[0];
    if (!isRecord(context)) {
      return { code: 'TYPE_MISMATCH', path: '/context', message: `expected an object, found ${show(context)}` };
    }
    const around = { sent: stampOf(own(value, 'sentAt')), context };
    return {
      messages: batch,
      at: (index) => `/batch/${index}`,
      read: (message) => segmentEvent(message, around, options),
    };
  });
}
