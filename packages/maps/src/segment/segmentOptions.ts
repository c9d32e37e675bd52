import type { Delivery, OutcomeType } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * Who a customer is: at least one of the two.
 * @public
 */
export interface SegmentIdentity {
  readonly userId?: string;
  readonly anonymousId?: string;
}

/**
 * One reported `track` call, as far as it says whose it is and what of.
 * @public
 */
export interface SegmentReport {
  readonly event: string;
  readonly userId: string | undefined;
  readonly anonymousId: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * How to reach a platform that takes Segment's calls.
 * @public
 */
export interface SegmentOptions extends CallOptions {
  /** Write key of the source; for Parcelvoy an API key. */
  readonly key: string;
  /**
   * How the platform takes calls: `segment` one at a time, each at an address of its own, with the write key as the
   * user of Basic authentication, as Segment, Customer.io Pipelines and RudderStack do; `parcelvoy` as an array at
   * `/client/segment`, with a Bearer key. Default `segment`.
   */
  readonly dialect?: 'segment' | 'parcelvoy';
  /**
   * With the version in its path. Default `https://api.segment.io/v1`. In the EU `https://events.eu1.segmentapis.com/v1`;
   * Customer.io Pipelines `https://cdp.customer.io/v1` or `https://cdp-eu.customer.io/v1`; RudderStack
   * `https://<data plane>/v1`; Parcelvoy `https://<host>/api`.
   */
  readonly baseUrl?: string;
  /** Name of the event that a decision becomes. Default `Opportune Decision`. */
  readonly event?: string | ((delivery: Delivery) => string);
  /** Default: the customer's id as `userId`. */
  readonly identify?: (delivery: Delivery) => SegmentIdentity;
  /** Properties of the event, beside the ids of the decision. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Traits to write by a call of `identify` before the event. Undefined writes nothing. Default: nothing. */
  readonly profile?: (delivery: Delivery) => Readonly<Record<string, unknown>> | undefined;
  /** Which destinations get the calls, `{ All: false, Braze: true }`. Default: those that are switched on there. */
  readonly integrations?: Readonly<Record<string, unknown>>;
  /** Shared secret of the webhook destination; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /** Whose event it is. Default: `userId`. Entries without a customer are skipped. */
  readonly customer?: (report: SegmentReport) => string | undefined | Promise<string | undefined>;
  /** The decision that it is an outcome of. Default: `opportune_decision_id`, of the properties or else of the link. */
  readonly decision?: (report: SegmentReport) => string | undefined | Promise<string | undefined>;
  /** Events to read beside the usual ones, or otherwise: `{ 'Order Completed': 'conversion' }`. */
  readonly outcomes?: Readonly<Record<string, OutcomeType>>;
  /** The channel that outcomes name. Default: `push` for events of push messages, else `email`. */
  readonly channel?: string;
}
