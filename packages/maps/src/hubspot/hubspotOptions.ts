import type { Delivery, Millis, OutcomeType } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';
import type { HubspotVersion } from './hubspotPaths.ts';

/**
 * What a decision sets off: an occurrence of a custom event, which enrols into workflows, by its fully qualified name
 * (`pe12345_decision`); or one transactional email, by its id.
 * @public
 */
export type HubspotTrigger = { readonly event: string } | { readonly email: number };

/**
 * Who a customer is in HubSpot. An email needs `email`, and so does `profile`.
 * @public
 */
export interface HubspotIdentity {
  readonly email?: string;
  /** HubSpot's own id of the record. */
  readonly objectId?: string;
  /** The visitor's token of the tracking code. */
  readonly utk?: string;
}

/**
 * A property of a contact that has changed, as far as it says whose it is.
 * @public
 */
export interface HubspotReport {
  /** HubSpot's own id of the contact; reports name no other. */
  readonly contact: string;
  /** HubSpot's id of the account. */
  readonly portal: string | undefined;
  readonly property: string;
  readonly value: string;
}

/**
 * How to reach an account of HubSpot.
 * @public
 */
export interface HubspotOptions extends CallOptions {
  /**
   * Access token of a private app, with the scope `analytics.behavioral_events.send` or `transactional-email`, and
   * for `profile` `crm.objects.contacts.write`.
   */
  readonly key: string;
  readonly trigger: HubspotTrigger | ((delivery: Delivery) => HubspotTrigger);
  /**
   * Default: the attribute `email`, without which nothing is sent. An event may name nobody, `{}`, where its definition
   * finds the record by a property.
   */
  readonly identify?: (delivery: Delivery) => HubspotIdentity;
  /**
   * What the message shows, beside the ids of decision and customer: properties of the event, or `customProperties` of
   * the email. HubSpot takes texts only, so other values are written as texts. Default: the fields of the action's
   * content.
   */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /**
   * Properties of the contact to write: in a request before the event, or in the request of the email. Undefined
   * writes nothing. Default: nothing.
   */
  readonly profile?: (delivery: Delivery) => Readonly<Record<string, unknown>> | undefined;
  /** Client secret of the app whose webhooks report; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /** The address that the webhooks are sent to, letter by letter as HubSpot has it: it is signed. With `secret`. */
  readonly url?: string;
  /** Who of your customers a contact is. With `secret`. Entries without a customer are skipped. */
  readonly customer?: (report: HubspotReport) => string | undefined | Promise<string | undefined>;
  /** Properties of contacts whose changes to read beside the usual ones, or otherwise: `{ bought_lately: 'conversion' }`. */
  readonly outcomes?: Readonly<Record<string, OutcomeType>>;
  /** The channel that outcomes name. Default `email`. */
  readonly channel?: string;
  /** The version of HubSpot's API. Default `v3`. */
  readonly version?: HubspotVersion;
  /** Default `https://api.hubapi.com`. */
  readonly baseUrl?: string;
  /** How old a report may be. Default 5 min, as HubSpot demands. */
  readonly tolerance?: Millis;
}
