import { canonical } from '../../internal/canonical.ts';
import { hash128 } from '../../internal/hash.ts';
import { show } from '../../shape/describe.ts';
import type { CustomerEvent } from '../customerEvent.ts';
import type { Message } from '../message.ts';
import type { Around } from './around.ts';
import { SEGMENT_CALLS } from './segmentCalls.ts';
import { segmentCustomer } from './segmentCustomer.ts';
import type { SegmentCall, SegmentOptions } from './segmentOptions.ts';
import { segmentProperties } from './segmentProperties.ts';
import { segmentTime } from './segmentTime.ts';

/** The event that a call is. */
export function segmentEvent(message: Message, around: Around, options: SegmentOptions): CustomerEvent {
  const call = callOf(message, options);
  return {
    id: idOf(message, call, options),
    type: SEGMENT_CALLS[call].type ?? message.text('event'),
    customer: segmentCustomer(message),
    ...segmentTime(message, around, options),
    properties: segmentProperties(message, call, around, options),
    source: options.source ?? 'segment',
    received: options.received,
  };
}

/** The call; one that is not known is read as an `alias`, which asks for least, and has its fault. */
function callOf(message: Message, { call }: SegmentOptions): SegmentCall {
  const type = message.get('type') === undefined && call !== undefined ? call : message.text('type');
  if (Object.hasOwn(SEGMENT_CALLS, type)) return type as SegmentCall;
  if (type !== '') {
    const known = Object.keys(SEGMENT_CALLS).join(', ');
    message.fault('EVENT_UNKNOWN', 'type', `expected one of ${known}, found ${show(type)}`);
  }
  return 'alias';
}

/** Who sends the same message again sends the same id; of one without, the content says which message it is. */
function idOf(message: Message, call: SegmentCall, { received }: SegmentOptions): string {
  const { messageId, sentAt: _sent, receivedAt: _received, ...content } = message.fields;
  if (messageId !== undefined && messageId !== '') return message.text('messageId');
  // Without a time of its own, what happens today would be taken for what happened yesterday.
  const isTimed = message.get('timestamp') !== undefined || message.get('originalTimestamp') !== undefined;
  return hash128(canonical({ ...content, type: call, received: isTimed ? undefined : received }));
}
