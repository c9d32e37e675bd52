import type { Delivery, OutcomeType } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * What a decision sets off: an event of a contact, which starts automations, by its name of at most 32 characters; or an
 * automation, by its number.
 * @public
 */
export type ActivecampaignTrigger = { readonly event: string } | { readonly automation: number };

/**
 * Fields of a contact to write: ActiveCampaign's own (`firstName`, `lastName`, `phone`) and yours in `fieldValues`, each
 * by its number.
 * @public
 */
export interface ActivecampaignContact {
  readonly fieldValues?: readonly { readonly field: string; readonly value: string }[];
  readonly [field: string]: unknown;
}

/**
 * What a webhook reports of a contact.
 * @public
 */
export interface ActivecampaignReport {
  /** `open`, `click`, `bounce`, `unsubscribe` … */
  readonly type: string;
  /** ActiveCampaign's own number of the contact. */
  readonly contact: string | undefined;
  readonly email: string | undefined;
  /** All that was reported, by the whole names of the form: `contact[fields][customer_id]`. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * How to reach an account of ActiveCampaign.
 * @public
 */
export interface ActivecampaignOptions extends CallOptions {
  /** The key of a user's API access. */
  readonly key: string;
  /** The address of the account's API: `https://shop.api-us1.com`. */
  readonly baseUrl: string;
  /** The number of the account in its event tracking. For events. */
  readonly actid?: string;
  /** The key of its event tracking, another one than `key`. For events. */
  readonly eventKey?: string;
  /** Default: the event `opportune_decision`. */
  readonly trigger?: ActivecampaignTrigger | ((delivery: Delivery) => ActivecampaignTrigger);
  /** The e-mail address of the contact. Default: the attribute `email`, without which nothing is sent. */
  readonly identify?: (delivery: Delivery) => string;
  /**
   * What the event says, beside the ids of the decision: it is written as JSON into its one value, which conditions of
   * an automation can search. Default: the fields of the action's content.
   */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Fields of the contact to write before, which is where templates find what they show. Undefined writes nothing. Default: nothing. */
  readonly profile?: (delivery: Delivery) => ActivecampaignContact | undefined;
  /** What the address of the webhook has as a secret; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /** The header in which your server hands over the secret of the address. Default `x-opportune-secret`. */
  readonly secretHeader?: string;
  /** Which of your customers a contact is. With `secret`. Entries without a customer are skipped. */
  readonly customer?: (report: ActivecampaignReport) => string | undefined | Promise<string | undefined>;
  /** Types to read beside the usual ones, or otherwise: `{ reply: 'click' }`. */
  readonly outcomes?: Readonly<Record<string, OutcomeType>>;
  /** The channel that outcomes name. Default `email`. */
  readonly channel?: string;
  /** Where events are tracked. Default `https://trackcmp.net`. */
  readonly trackingUrl?: string;
}
