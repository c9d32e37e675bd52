import type { CustomerEvent, Instant, Outcome, OutcomeType } from '@opportune/core';

/** What an entry of a report means, or why it is not read. */
export type Meaning = Heard | { readonly why: string };

interface Heard extends Pick<Outcome, 'permanent'> {
  readonly type: OutcomeType;
  /** What the platform says of why, in its own words. */
  readonly reason?: string;
}

interface Circumstances {
  readonly customer: string;
  readonly time: Instant;
  readonly decision?: string | undefined;
  readonly channel: string;
  /** What was clicked. */
  readonly url?: string | undefined;
  readonly received: Instant;
}

/** An outcome as an event; its id begins with the platform's name, as two platforms may count in the same way. */
export function outcomeEvent(
  platform: string,
  id: string,
  { type, ...details }: Heard,
  { customer, time, decision, channel, url, received }: Circumstances,
): CustomerEvent {
  return {
    kind: 'event',
    id: `${platform}:${id}`,
    type,
    customer,
    time,
    properties: {
      ...(decision && { decision }),
      channel,
      platform,
      ...details,
      ...(url && { url }),
    },
    source: platform,
    received,
  };
}
