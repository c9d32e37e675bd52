import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Input } from '../events/input.ts';
import { own } from '../internal/own.ts';

/**
 * Two ids turn out to be one customer.
 * @public
 */
export interface Identification {
  /** Who is somebody else: an anonymous visitor, or an id of yesterday. */
  readonly from: string;
  /** Who stays. */
  readonly to: string;
}

/**
 * Tells from an input that two ids are one customer; undefined where it says nothing of the kind.
 * @public
 */
export type Identities = (input: Input) => Identification | undefined;

/** Our own names, and those that `fromSegment` gives to Segment's calls. */
const NAMES: Readonly<Record<string, string>> = {
  identify: 'anonymousId',
  identified: 'anonymousId',
  alias: 'previousId',
  aliased: 'previousId',
};

/**
 * Reads an `identify` or `identified` with the property `anonymousId`, and an `alias` or `aliased` with `previousId`: the id is the event's customer. Whoever can
 * send such an event can become whoever they like, so take it from sources only that you trust.
 *
 * @example
 * ```ts
 * import { identified } from '@opportune/core';
 *
 * const event = { id: 'e1', type: 'identify', customer: 'ada', time: 0, properties: { anonymousId: 'visitor-1' } };
 *
 * identified(event); // => { from: 'visitor-1', to: 'ada' }
 * identified({ ...event, type: 'product_viewed' }); // => undefined
 * ```
 * @see docs/guide/identities.md
 * @public
 */
export const identified: Identities = (input) => {
  const { kind = 'event', type, customer, properties }: Partial<CustomerEvent> = (input ?? {}) as CustomerEvent;
  const name = kind === 'event' && typeof type === 'string' ? own(NAMES, type) : undefined;
  if (name === undefined || typeof properties !== 'object' || properties === null) return undefined;
  const from = own(properties, name);
  return isId(from) && isId(customer) && from !== customer ? { from, to: customer } : undefined;
};

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';
