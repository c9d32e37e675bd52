import type { Delivery } from '@opportune/core';

import { forDelivery } from '../internal/forDelivery.ts';
import { shown } from '../internal/shown.ts';
import type { SegmentIdentity, SegmentOptions } from './segmentOptions.ts';

/** What all calls have in common, and what distinguishes them. */
export interface SegmentCall extends SegmentIdentity {
  readonly type: 'identify' | 'track';
  readonly messageId: string;
  readonly timestamp: string;
  readonly [field: string]: unknown;
}

const LONGEST_ID = 100;

/** The calls that a decision becomes, in order and the same at every attempt: perhaps `identify`, then `track`. */
export function segmentCalls(options: SegmentOptions, delivery: Delivery): readonly SegmentCall[] {
  const { event = 'Opportune Decision', properties, integrations } = options;
  const { id, at } = delivery.decision;
  const name = forDelivery(event, delivery);
  // Segment takes a call without a name, or of nobody, with status 200, and drops it.
  if (!name) throw new TypeError('no name of the event');
  const common = {
    ...identityOf(options, delivery),
    timestamp: new Date(at).toISOString(),
    ...(integrations && { integrations }),
  };
  const traits = options.profile?.(delivery);
  const track: SegmentCall = {
    ...common,
    type: 'track',
    messageId: messageId(id),
    event: name,
    properties: shown(delivery, properties),
  };
  if (traits === undefined) return [track];
  // Of two calls with one id the platform would drop the second.
  return [{ ...common, type: 'identify', messageId: messageId(`${id}-identify`), traits }, track];
}

function identityOf({ identify = byId }: SegmentOptions, delivery: Delivery): SegmentIdentity {
  const found = identify(delivery);
  if (!found.userId && !found.anonymousId) throw new TypeError('identify named nobody');
  return found;
}

const byId = ({ decision }: Delivery): SegmentIdentity => ({ userId: decision.customer });

function messageId(id: string): string {
  if (id.length > LONGEST_ID) throw new TypeError(`a messageId of more than ${LONGEST_ID} characters`);
  return id;
}
