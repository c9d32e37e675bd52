import type { CustomerEvent } from '@opportune/core';

import { offers as offersOf, type Offer } from '../step/work.ts';

const START = 1_795_338_000_000;
const STEP_MS = 1000;

export const CUSTOMERS = 10_000;
export const CHANNELS = ['email', 'push', 'sms'] as const;
export const TOPICS = 98;

/** One in ten events proposes something: those of two types of twenty. */
const TYPES = Array.from({ length: 20 }, (_, i) => `event_${i}`);
export const ASKING: readonly string[] = TYPES.slice(0, 2);
export const OTHERS: readonly string[] = TYPES.slice(2);

/** `n` offers of the benchmark `step`, half of them for each of the types that ask. */
export const offers = (n: number): readonly Offer[] =>
  offersOf(n).map((offer, i) => ({ ...offer, on: ASKING[i % ASKING.length]! }));

export const channelOf = (i: number): (typeof CHANNELS)[number] => CHANNELS[Math.floor(i / 2) % CHANNELS.length]!;
export const groupOf = ({ id }: Offer): string => `group-${id.at(-1)}`;

/** How likely a customer is to click, by a model that costs next to nothing. */
export const likelihood = (spent: number, id: string): number => ((spent + id.charCodeAt(id.length - 2) * 7) % 97) / 97;

/** The i-th event: some customer does something, a second after the event before. */
export function eventAt(i: number): CustomerEvent {
  // Weyl's sequences: spread evenly over customers and types without a generator's state.
  return {
    id: `e${i}`,
    type: TYPES[Math.floor(((i * 0.754_877_666_246_693) % 1) * TYPES.length)]!,
    customer: `customer-${Math.floor(((i * 0.618_033_988_749_895) % 1) * CUSTOMERS)}`,
    time: START + i * STEP_MS,
    properties: { total: (i * 37) % 500, topic: i % 1000 === 7 ? `topic-${i % TOPICS}` : 'none' },
  };
}
