import type { Delivery } from '@opportune/core';

import { withIds } from './withIds.ts';

/** The same as `withIds`, and which action it is and the slot that it fills. */
export function shown(
  delivery: Delivery,
  properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { action, slot } = delivery.decision;
  return { ...withIds(delivery, properties), opportune_action: action, opportune_slot: slot };
}
