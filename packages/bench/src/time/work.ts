import type { CustomerEvent } from '@opportune/core';

/** The i-th event of a stream over `m` customers. */
export type Stream = (i: number, m: number) => CustomerEvent;

const START = 1_795_338_000_000;
/** A million customers are seen once in five and a half hours. */
const STEP_MS = 20;

/** Half of the types that triggers name; the most frequent ones are what aggregates take in. */
const TYPES: readonly string[] = [
  ...repeated('page_viewed', 14),
  ...repeated('product_viewed', 12),
  ...repeated('cart_updated', 5),
  ...repeated('email_clicked', 3),
  ...repeated('order_completed', 2),
  'app_opened',
  'search_made',
  'review_written',
  'support_asked',
];

function repeated(type: string, times: number): readonly string[] {
  return Array.from({ length: times }, () => type);
}

/** What opens and what closes the matches of the triggers, in turn. */
export const OPENS: readonly string[] = ['product_viewed', 'cart_updated', 'email_clicked', 'app_opened'];
export const CLOSES: readonly string[] = ['order_completed', 'page_viewed', 'search_made'];

export const TOPICS = 100;
export const topic = (k: number): string => `topic-${k}`;

// Weyl's sequences: spread evenly without a generator's state.
const spread = (i: number, ratio: number): number => (i * ratio) % 1;
const customerOf = (i: number, m: number): string => `customer-${Math.floor(spread(i, 0.618_033_988_749_895) * m)}`;

/** Events that no trigger wants, though many are of types that triggers ask more of. */
export const quiet: Stream = (i, m) => ({
  id: `e${i}`,
  type: TYPES[Math.floor(spread(i, 0.754_877_666_246_693) * TYPES.length)]!,
  customer: customerOf(i, m),
  time: START + i * STEP_MS,
  properties: { total: (i * 37) % 500, item: `item-${(i * 13) % 50}` },
});

/** The same, but one event in ten opens a match of some trigger, or closes the one that was opened ten events before. */
export const busy: Stream = (i, m) => {
  const event = quiet(i, m);
  const turn = i % 20;
  if (turn !== 5 && turn !== 15) return event;
  const k = Math.floor(i / 20) % TOPICS;
  const types = turn === 5 ? OPENS : CLOSES;
  const total = turn === 5 ? 100 : 200 + (k % 3) * 100;
  return {
    ...event,
    type: types[k % types.length]!,
    customer: turn === 5 ? event.customer : customerOf(i - 10, m),
    properties: { ...event.properties, total, topic: topic(k) },
  };
};
