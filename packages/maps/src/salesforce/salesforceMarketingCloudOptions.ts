import type { Delivery, OutcomeType } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * Who a customer is in Marketing Cloud Engagement.
 * @public
 */
export interface SalesforceMarketingCloudIdentity {
  readonly contactKey: string;
  /** The e-mail address; needed for a transactional message. */
  readonly to?: string | undefined;
}

/**
 * One reported event, as far as it says whose it is.
 * @public
 */
export interface SalesforceMarketingCloudReport {
  /** For example `EngagementEvents.EmailOpen`. */
  readonly category: string;
  /** What is special to the category: `subscriberKey` and `messageKey`, or `to`, or `contentLink`. */
  readonly info: Readonly<Record<string, unknown>>;
  /** `jobId`, `batchId`, `listId` and `subscriberId`: together the same in all reports of one message. */
  readonly composite: Readonly<Record<string, unknown>>;
}

/**
 * How to reach Marketing Cloud Engagement, and what a decision sets off: either `event` or `definition`.
 * @public
 */
export interface SalesforceMarketingCloudOptions extends CallOptions {
  /** The tenant's own part of its addresses: `mc563885gzs27c5t9-63k636ttgm` of `https://….rest.marketingcloudapis.com`. */
  readonly subdomain: string;
  /** Of an installed package with an API integration, server to server. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The number (MID) of the business unit to act in. Default: the one that the package belongs to. */
  readonly accountId?: string;
  /** The key of the event that lets contacts into a journey, `APIEvent-…`; no dot in it. */
  readonly event?: string | ((delivery: Delivery) => string);
  /** The key of the send definition of a transactional e-mail. */
  readonly definition?: string | ((delivery: Delivery) => string);
  /** Default: the customer's id, and the attribute `email`. */
  readonly identify?: (delivery: Delivery) => SalesforceMarketingCloudIdentity;
  /** Data of the entry event, or attributes of the message. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Signature key of the callback of the Event Notification Service; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /**
   * Whose event it is. Default: `subscriberKey` of a send, `opportune_customer_id` of a link that was clicked. Opens
   * and unsubscriptions name nobody whom you know. Entries without a customer are skipped.
   */
  readonly customer?: (report: SalesforceMarketingCloudReport) => string | undefined | Promise<string | undefined>;
  /** Categories to read beside the usual ones of e-mail, or otherwise: `{ 'TransactionalSendEvents.SmsDelivered': 'delivery' }`. */
  readonly outcomes?: Readonly<Record<string, OutcomeType>>;
  /** The channel that outcomes name. Default `email`. */
  readonly channel?: string;
  /** One address in place of the tenant's two, for a stand-in. */
  readonly baseUrl?: string;
}
