import type { Delivery } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * What a decision does in Mautic: it sends one e-mail to the contact, or puts the contact into a campaign. Both by
 * their numbers.
 * @public
 */
export type MauticTrigger = { readonly email: number } | { readonly campaign: number };

/**
 * One reported event, as far as it says whose it is.
 * @public
 */
export interface MauticReport {
  /** `mautic.email_on_open` and the like. */
  readonly type: string;
  /** The contact as Mautic wrote it: always its `id`, more of it by the kind of event. */
  readonly contact: Readonly<Record<string, unknown>>;
  /** The address that was opened, of a click. */
  readonly url: string | undefined;
}

/**
 * How to reach a server of Mautic: with `user` and `password`, or with `clientId` and `clientSecret`.
 * @public
 */
export interface MauticOptions extends CallOptions {
  /** Where the server has its API: `https://mautic.example/api`. */
  readonly baseUrl: string;
  /** A user of Mautic, where Basic authentication is switched on. */
  readonly user?: string;
  readonly password?: string;
  /** API credentials of OAuth 2, with the grant of client credentials. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly trigger: MauticTrigger | ((delivery: Delivery) => MauticTrigger);
  /**
   * The fields by which a contact is found or created, one of them a unique identifier there. Default: the attribute
   * `email`.
   */
  readonly identify?: (delivery: Delivery) => Readonly<Record<string, string>>;
  /** Mautic's own number of the contact, where you know it: it saves the call that finds one. */
  readonly contact?: (delivery: Delivery) => number | undefined;
  /** Tokens of the e-mail: `title` is `{title}` there. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Fields of the contact to write before: all that a campaign can show. Undefined writes nothing. Default: nothing. */
  readonly profile?: (delivery: Delivery) => Readonly<Record<string, unknown>> | undefined;
  /** The secret of the web hook; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /**
   * Whose event it is. Default: the customer that a clicked link names in `opportune_customer_id`. Entries without a
   * customer are skipped.
   */
  readonly customer?: (report: MauticReport) => string | undefined | Promise<string | undefined>;
  /** The channel that outcomes name where Mautic names none. Default `email`. */
  readonly channel?: string;
}
