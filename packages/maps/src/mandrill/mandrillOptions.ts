import type { Delivery } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * An e-mail address with the name that stands before it.
 * @public
 */
export interface MandrillAddress {
  readonly email: string;
  readonly name?: string;
}

/**
 * One event of a webhook, as far as it says whose mail it is about.
 * @public
 */
export interface MandrillReport {
  /** `delivered`, `open`, `hard_bounce` … */
  readonly event: string;
  /** The address that the mail went to. */
  readonly email: string | undefined;
  /** The metadata of the mail. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * How to reach an account of Mailchimp Transactional, which was called Mandrill.
 * @public
 */
export interface MandrillOptions extends CallOptions {
  /** API key. It may be restricted to the call `messages/send-template`. */
  readonly key: string;
  /** The template that is sent, by its slug, which unlike its name never changes. */
  readonly template: string | ((delivery: Delivery) => string);
  /** Who gets it. Default: the attribute `email`. */
  readonly identify?: (delivery: Delivery) => MandrillAddress;
  /** Merge variables of the template, beside the ids of the decision. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /**
   * How the template shows merge variables: `mailchimp`, `*|TITLE|*`, or `handlebars`, `{{title}}`. Default: as the
   * account is set. Values that are no texts are written as JSON, but for `handlebars`, which takes them as they are.
   */
  readonly mergeLanguage?: 'mailchimp' | 'handlebars';
  /** Further fields of the message, for example `from_email`, `subject`, `tags`, `subaccount`, `metadata`. Default: none. */
  readonly mail?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Key of the webhook; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /** The address that the webhook is sent to, letter by letter as Mandrill has it: it is signed. With `secret`. */
  readonly url?: string;
  /** Whose mail it was. Default: the customer in the metadata. Entries without a customer are skipped. */
  readonly customer?: (report: MandrillReport) => string | undefined | Promise<string | undefined>;
  /** The channel that outcomes name. Default `email`. */
  readonly channel?: string;
  /** With the version in its path. Default `https://mandrillapp.com/api/1.0`. */
  readonly baseUrl?: string;
}
