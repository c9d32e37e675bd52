import type { Delivery } from '@opportune/core';

import { contentOf } from './contentOf.ts';

/**
 * What a message shows, and whose and which decision it is of: templates put that into links, and reports bring it
 * back. An application's own properties do not replace it.
 */
export function withIds(
  delivery: Delivery,
  properties: (delivery: Delivery) => Readonly<Record<string, unknown>> = contentOf,
): Readonly<Record<string, unknown>> {
  const { id, customer } = delivery.decision;
  return { ...properties(delivery), opportune_decision_id: id, opportune_customer_id: customer };
}
