import type { Delivery, Millis, OutcomeType } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * Who a customer is in Customer.io: exactly one of the three. Which of them a workspace knows is a setting of it.
 * @public
 */
export type CustomerioIdentity =
  | { readonly id: string; readonly email?: never; readonly cio_id?: never }
  | { readonly email: string; readonly id?: never; readonly cio_id?: never }
  | { readonly cio_id: string; readonly id?: never; readonly email?: never };

/**
 * One reported event, as far as it says whose it is and what of.
 * @public
 */
export interface CustomerioReport {
  /** `email`, `push`, `sms`, `in_app`, `whatsapp`, `slack`, `webhook`, or `customer` where it is about the person. */
  readonly object: string;
  /** `delivered`, `opened`, `clicked` … */
  readonly metric: string;
  /** As it was reported: `identifiers`, `delivery_id`, `campaign_id`, `trigger_event_id`, `href` … */
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What both ways of sending have in common.
 * @public
 */
export interface CustomerioSharedOptions extends CallOptions {
  /** Where the workspace is. Default `us`. */
  readonly region?: 'us' | 'eu';
  /** Default: the customer's id as `id`. */
  readonly identify?: (delivery: Delivery) => CustomerioIdentity;
  /** What the template shows, beside the ids of the decision. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Signing key of the reporting webhook; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /** Whose event it is. Default: `identifiers.id`. Entries without a customer are skipped. */
  readonly customer?: (report: CustomerioReport) => string | undefined | Promise<string | undefined>;
  /**
   * The decision that it is an outcome of. Default: the parameter `opportune_decision_id` of the link, or else the
   * event that started the journey, where this channel sent it.
   */
  readonly decision?: (report: CustomerioReport) => string | undefined | Promise<string | undefined>;
  /** Metrics to read beside the usual ones, or otherwise: `{ failed: 'bounce' }`. */
  readonly outcomes?: Readonly<Record<string, OutcomeType>>;
  /** The channel that outcomes name. Default: the kind of message, and `email` where a report is about the person. */
  readonly channel?: string;
  /** Default: the host of the region, for the API that the options are for. */
  readonly baseUrl?: string;
  /** How old a report may be. Default 5 min. */
  readonly tolerance?: Millis;
}

/**
 * A decision becomes an event, which starts a journey.
 * @public
 */
export interface CustomerioEventOptions extends CustomerioSharedOptions {
  /** Of a Track API key. */
  readonly siteId: string;
  /** Of the same Track API key. */
  readonly apiKey: string;
  /** The event that starts the journey; at most 100 bytes. Default `opportune_decision`. */
  readonly event?: string | ((delivery: Delivery) => string);
  /** Attributes of the person to write before the event. Undefined writes nothing. Default: nothing. */
  readonly profile?: (delivery: Delivery) => Readonly<Record<string, unknown>> | undefined;
  readonly appKey?: never;
}

/**
 * A decision becomes a transactional message, which is sent at once.
 * @public
 */
export interface CustomerioMessageOptions extends CustomerioSharedOptions {
  /** An App API key that may send transactional messages. */
  readonly appKey: string;
  /** Id, or trigger name, of the transactional message. */
  readonly message: number | string | ((delivery: Delivery) => number | string);
  /** The address to send to. Default: the attribute `email`; a decision without one fails for good. */
  readonly to?: (delivery: Delivery) => string | undefined;
  /**
   * Whether to send to people who have unsubscribed, as Customer.io does by itself with transactional messages: for
   * receipts and the like. Default: no, because most decisions are marketing.
   */
  readonly toUnsubscribed?: boolean;
  readonly siteId?: never;
}

/**
 * How to reach a workspace of Customer.io, by one of two APIs.
 * @public
 */
export type CustomerioOptions = CustomerioEventOptions | CustomerioMessageOptions;
