import type { Delivery, Millis } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * What a decision sets off: an event of a contact, which starts automations, by its name of 2 to 30 characters; or a
 * step of a customer journey that waits for a call, by the numbers of both.
 * @public
 */
export type MailchimpTrigger = { readonly event: string } | { readonly journey: number; readonly step: number };

/**
 * What a webhook reports of a contact of an audience.
 * @public
 */
export interface MailchimpReport {
  /** `unsubscribe` or `cleaned`. */
  readonly type: string;
  /** The contact's e-mail address: Mailchimp names them by nothing else. */
  readonly email: string;
  /** The audience, by its id. */
  readonly audience: string | undefined;
  /** All that was reported, by the whole names of the form: `data[merges][FNAME]`. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * How to reach an audience of Mailchimp.
 * @public
 */
export interface MailchimpOptions extends CallOptions {
  /** API key. Its end, `-us6`, names the data centre that it is good for. */
  readonly key: string;
  /** The id of the audience, which the API calls a list. */
  readonly audience: string;
  /** Default: the event `opportune_decision`. */
  readonly trigger?: MailchimpTrigger | ((delivery: Delivery) => MailchimpTrigger);
  /** The e-mail address of the contact. Default: the attribute `email`, without which nothing is sent. */
  readonly identify?: (delivery: Delivery) => string;
  /**
   * Properties of the event, beside the ids of the decision. Mailchimp takes texts only, so other values are written as
   * JSON. Nothing of it reaches a journey's step. Default: the fields of the action's content.
   */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /**
   * Fields of the contact to write before: `{ merge_fields: { FNAME: 'Ada' } }`. One who is not in the audience is added
   * to it, with the status `transactional`, who gets no marketing: `status_if_new` gives another. Undefined writes
   * nothing. Default: nothing.
   */
  readonly profile?: (delivery: Delivery) => Readonly<Record<string, unknown>> | undefined;
  /**
   * Signing secret of the webhook, or with `secretHeader` what it has in its address; several while you replace it.
   * Without one there is no `read`.
   */
  readonly secret?: string | readonly string[];
  /** For a webhook that is not signed: the header in which your server hands over the secret of its address. */
  readonly secretHeader?: string;
  /** Which of your customers a contact is. With `secret`. Entries without a customer are skipped. */
  readonly customer?: (report: MailchimpReport) => string | undefined | Promise<string | undefined>;
  /** The channel that outcomes name. Default `email`. */
  readonly channel?: string;
  /** With the version in its path. Default `https://<data centre>.api.mailchimp.com/3.0`. */
  readonly baseUrl?: string;
  /** How old a signed report may be. Default 5 min, as Mailchimp says. */
  readonly tolerance?: Millis;
}
