import type { CustomerEvent } from '../customerEvent.ts';
import type { Message } from '../message.ts';
import { timeOf } from '../timeOf.ts';
import type { Around } from './around.ts';
import type { SegmentOptions } from './segmentOptions.ts';
import { stampOf } from './stampOf.ts';

/**
 * When it happened. What Segment passes on has been corrected once, and says by `originalTimestamp` and `receivedAt` from what:
 * its `sentAt` tells nothing of the way from Segment to us.
 */
export function segmentTime(
  message: Message,
  around: Around,
  { received, skew }: SegmentOptions,
): Pick<CustomerEvent, 'time' | 'originalTime'> {
  const name = message.get('originalTimestamp') === undefined ? 'timestamp' : 'originalTimestamp';
  const stamps = {
    original: message.instant(name),
    sent: stampOf(message.get('sentAt')) ?? around.sent,
    received: Math.min(stampOf(message.get('receivedAt')) ?? received, received),
  };
  return timeOf(message, message.pointer(name), stamps, skew);
}
