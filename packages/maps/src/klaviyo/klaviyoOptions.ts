import type { Delivery, Millis, OutcomeType } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * Who a customer is in Klaviyo: at least one of the three.
 * @public
 */
export interface KlaviyoIdentity {
  readonly external_id?: string;
  readonly email?: string;
  /** In E.164: `+4917012345678`. */
  readonly phone_number?: string;
}

/**
 * One reported event, as far as it says whose it is.
 * @public
 */
export interface KlaviyoReport {
  readonly topic: string;
  /** `event_properties` of the event. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Klaviyo's own id of the profile, where it is reported. */
  readonly profile: string | undefined;
  /** Attributes of the profile, where the report includes them. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/**
 * How to reach an account of Klaviyo.
 * @public
 */
export interface KlaviyoOptions extends CallOptions {
  /** Private API key, with the scopes `events:write` and, for `profile`, `profiles:write`. */
  readonly key: string;
  /** The metric whose event triggers the flow; at most 127 characters. Default `Opportune Decision`. */
  readonly metric?: string | ((delivery: Delivery) => string);
  /** Default: the customer's id as `external_id`, and the attributes `email` and `phone` (E.164) where they exist. */
  readonly identify?: (delivery: Delivery) => KlaviyoIdentity;
  /** Further properties of the event: what the template shows. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /**
   * Attributes of the profile to write before the event: Klaviyo's own (`first_name`, `location` …) and yours in
   * `properties`. Undefined writes nothing. Default: nothing.
   */
  readonly profile?: (delivery: Delivery) => Readonly<Record<string, unknown>> | undefined;
  /** Secret of the system webhook; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /**
   * Whose event it is. Default: the property `opportune_customer_id`, or else the `external_id` of the included
   * profile. Entries without a customer are skipped.
   */
  readonly customer?: (report: KlaviyoReport) => string | undefined | Promise<string | undefined>;
  /** Topics to read beside the usual ones of e-mail, or otherwise: `{ 'event:klaviyo.clicked_sms': 'click' }`. */
  readonly outcomes?: Readonly<Record<string, OutcomeType>>;
  /** The channel that outcomes name. Default `email`. */
  readonly channel?: string;
  /** Default `https://a.klaviyo.com`. */
  readonly baseUrl?: string;
  /** How old a report may be. Default 5 min. */
  readonly tolerance?: Millis;
}
