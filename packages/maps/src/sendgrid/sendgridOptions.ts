import type { Delivery, Millis } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * An e-mail address with the name that stands before it.
 * @public
 */
export interface SendgridAddress {
  readonly email: string;
  readonly name?: string;
}

/**
 * One entry of the Event Webhook as it came in: `event`, `email`, `timestamp`, and the custom arguments of the mail
 * beside them.
 * @public
 */
export type SendgridReport = Readonly<Record<string, unknown>>;

/**
 * How to reach an account of SendGrid.
 * @public
 */
export interface SendgridOptions extends CallOptions {
  /** API key with the permission Mail Send. */
  readonly key: string;
  /** A verified sender. */
  readonly from: SendgridAddress;
  /** The dynamic template that is sent, by its id: `d-…`. */
  readonly template: string | ((delivery: Delivery) => string);
  /** Who gets it. Default: the attribute `email`. */
  readonly identify?: (delivery: Delivery) => SendgridAddress;
  /** What the template shows: its `dynamic_template_data`. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Further fields of the request, for example `asm`, `categories`, `reply_to`, `mail_settings`. Default: none. */
  readonly mail?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /**
   * Public key of the signed Event Webhook, as SendGrid shows it; several while you replace it. Without one there
   * is no `read`.
   */
  readonly publicKey?: string | readonly string[];
  /** Whose mail it was. Default: the custom argument `opportune_customer_id`. Entries without a customer are skipped. */
  readonly customer?: (report: SendgridReport) => string | undefined | Promise<string | undefined>;
  /** The channel that outcomes name. Default `email`. */
  readonly channel?: string;
  /** Default `https://api.sendgrid.com`; `https://api.eu.sendgrid.com` for subusers of the EU. */
  readonly baseUrl?: string;
  /** How old a report may be. Default 5 min. */
  readonly tolerance?: Millis;
}
