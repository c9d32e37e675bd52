import type { Delivery, OutcomeType } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * What a decision sets off: an event, which enters journeys by its name; or the send of one campaign of the type
 * `trigger`, by its id; or an entrance of a journey, by the ids of both.
 * @public
 */
export type ParcelvoyTrigger =
  | { readonly event: string }
  | { readonly campaign: number }
  | { readonly journey: number; readonly entrance: number };

/**
 * Who a customer is in Parcelvoy, and how to reach them.
 * @public
 */
export interface ParcelvoyUser {
  readonly external_id: string;
  readonly email?: string;
  readonly phone?: string;
  /** In the IANA format: `Europe/Berlin`. */
  readonly timezone?: string;
  readonly locale?: string;
}

/**
 * How to reach a project of Parcelvoy.
 * @public
 */
export interface ParcelvoyOptions extends CallOptions {
  /** A secret key of the project, `sk_…`, of the role editor. For events a public one, `pk_…`, is enough. */
  readonly key: string;
  /** Where the server has its API: `https://parcelvoy.example/api`. */
  readonly baseUrl: string;
  /** Default: the event `opportune_decision`. */
  readonly trigger?: ParcelvoyTrigger | ((delivery: Delivery) => ParcelvoyTrigger);
  /**
   * Default: the customer's id as `external_id`, and the attributes `email`, `phone`, `timezone` and `locale` where they
   * exist. Parcelvoy writes to the user what is named here.
   */
  readonly identify?: (delivery: Delivery) => ParcelvoyUser;
  /** What the message shows, beside the ids of decision and customer. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Fields of your own to write to the user, in the same request. Undefined writes nothing. Default: nothing. */
  readonly profile?: (delivery: Delivery) => Readonly<Record<string, unknown>> | undefined;
  /** What reports have to repeat in a header; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /** The header with the secret. Default `x-opportune-secret`. */
  readonly secretHeader?: string;
  /** Events to read beside the usual ones of e-mail, or otherwise: `{ text_clicked: 'click' }`. */
  readonly outcomes?: Readonly<Record<string, OutcomeType>>;
  /** The channel that outcomes name. Default `email`. */
  readonly channel?: string;
}
