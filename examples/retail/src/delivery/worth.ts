import { days, hours, type Delivery, type Millis } from '@opportune/core';

/** Until when a message is worth sending. */
interface Worth {
  /** So long after it was decided. */
  readonly lasts: Millis;
  /** An order since then makes it pointless. */
  readonly endsByOrder?: true;
}

/** What is said of a cart, or in answer to a click, is of the moment; thanks may come a day later. */
const BY_GROUP: Readonly<Record<string, Worth>> = {
  nurture: { lasts: hours(4), endsByOrder: true },
  cart: { lasts: hours(3), endsByOrder: true },
  'win-back': { lasts: days(7), endsByOrder: true },
  service: { lasts: days(2) },
  welcome: { lasts: days(2) },
};

/** Why a message is not worth sending any more; undefined where it is. */
export type Stale = 'ordered since' | 'too late';

/** Whether a message has become stale while it waited. What the customer did since stands in their profile. */
export function staleness({
  decision,
  profile,
  now,
}: Pick<Delivery, 'decision' | 'profile' | 'now'>): Stale | undefined {
  const worth = BY_GROUP[decision.group ?? ''];
  if (worth === undefined) return undefined;
  const orderedAt = profile['orderedAt'];
  if (worth.endsByOrder && typeof orderedAt === 'number' && orderedAt > decision.at) return 'ordered since';
  return now - decision.at > worth.lasts ? 'too late' : undefined;
}
