import type { Delivery, Millis } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * One webhook of Resend, as far as it says whose mail it is about.
 * @public
 */
export interface ResendReport {
  /** `email.delivered`, `contact.updated` … */
  readonly type: string;
  /** E-mail addresses of the mail or of the contact. */
  readonly to: readonly string[];
  /** All that Resend says of it. */
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * How to reach an account of Resend.
 * @public
 */
export interface ResendAccount extends CallOptions {
  /** API key: `re_…`; one that may only send is enough for mails, events need full access. */
  readonly key: string;
  /** Who gets it: an e-mail address. Default: the attribute `email`. */
  readonly identify?: (delivery: Delivery) => string;
  /** Signing secret of the webhook, `whsec_…`; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /**
   * Whom a report is about. Default: the tag of the mail that names the customer. Entries without a customer are
   * skipped.
   */
  readonly customer?: (report: ResendReport) => string | undefined | Promise<string | undefined>;
  /** The channel that outcomes name. Default `email`. */
  readonly channel?: string;
  /** Default `https://api.resend.com`. */
  readonly baseUrl?: string;
  /** How old a report may be. Default 5 min, as Svix recommends. */
  readonly tolerance?: Millis;
}

/**
 * Sends each decision as a mail.
 * @public
 */
export interface ResendMailOptions extends ResendAccount {
  /** A sender of a verified domain: `Shop <shop@example.com>`. */
  readonly from: string;
  /**
   * A published template, by its id or alias. Default: none; the mail is then the fields `subject`, `html` and `text`
   * of the action's content.
   */
  readonly template?: string | ((delivery: Delivery) => string);
  /** Variables of the template. Default: the fields of the content, those that are neither text nor number as JSON, none that is null. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, string | number>>;
  /** Further fields of the request, for example `subject`, `reply_to`, `topic_id`, `tags`. Default: none. */
  readonly mail?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  readonly event?: never;
}

/**
 * Sends each decision as an event that starts automations.
 * @public
 */
export interface ResendEventOptions extends ResendAccount {
  /** Name of the event. */
  readonly event: string | ((delivery: Delivery) => string);
  /** Payload of the event: what the automation shows and decides by. Default: the fields of the content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  readonly from?: never;
  readonly template?: never;
  readonly mail?: never;
}

/**
 * How to make Resend act: by a mail or by an event.
 * @public
 */
export type ResendOptions = ResendMailOptions | ResendEventOptions;
