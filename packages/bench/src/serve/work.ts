import type { CustomerEvent } from '@opportune/core';

import { eventAt } from '../funnel/work.ts';

export const ACTIONS = 1000;
export const ASKERS = 2000;

/** The i-th body of `n` events, none of which comes twice: bodies of another length have other ids. */
export const eventsAt = (i: number, n: number): readonly CustomerEvent[] =>
  Array.from({ length: n }, (_, k) => {
    const event = eventAt(Math.max(0, i) * n + k);
    return { ...event, id: `${String(n)}-${String(i)}-${event.id}` };
  });

export const decideAt = (i: number): { readonly customer: string } => ({ customer: `customer-${String(i % ASKERS)}` });
