import type { Delivery, OutcomeType } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * Who a customer is in Iterable: one of the two, the one by which the project tells users apart.
 * @public
 */
export type IterableIdentity = { readonly userId: string } | { readonly email: string };

/**
 * What a decision does in Iterable: it is a custom event, or it sends an e-mail campaign of the kind "triggered", or it
 * starts a journey, called a workflow in the API.
 * @public
 */
export type IterableTrigger =
  | { readonly event: string }
  | {
      readonly campaign: number;
      /**
       * False lets Iterable skip a marketing message that it has sent to the same user lately: the only way in which it
       * can tell a second attempt, at the price that a second decision is skipped as well. Default: as Iterable does.
       */
      readonly repeats?: boolean;
    }
  | { readonly workflow: number };

/**
 * One reported event, as far as it says whose it is.
 * @public
 */
export interface IterableReport {
  /** `emailClick` and the like. */
  readonly event: string;
  readonly userId: string | undefined;
  readonly email: string | undefined;
  /** The `dataFields` of the event. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * How to reach a project of Iterable.
 * @public
 */
export interface IterableOptions extends CallOptions {
  /** API key of the type "server-side". */
  readonly key: string;
  /** Default: the event `Opportune Decision`. */
  readonly trigger?: IterableTrigger | ((delivery: Delivery) => IterableTrigger);
  /** Default: the customer's id as `userId`. */
  readonly identify?: (delivery: Delivery) => IterableIdentity;
  /** What the message shows: it travels in the trigger itself. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** What system webhooks have to repeat in a header; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /** The header with the secret. Default `x-opportune-secret`. */
  readonly secretHeader?: string;
  /**
   * Whose event it is. Default: the customer that the send has named in its metadata, or else the `userId`. Entries
   * without a customer are skipped.
   */
  readonly customer?: (report: IterableReport) => string | undefined | Promise<string | undefined>;
  /** Events to read beside the usual ones of e-mail, or otherwise: `{ smsClick: 'click' }`. */
  readonly outcomes?: Readonly<Record<string, OutcomeType>>;
  /** The channel that outcomes name. Default `email`. */
  readonly channel?: string;
  /** Default `https://api.iterable.com`; in Europe `https://api.eu.iterable.com`. */
  readonly baseUrl?: string;
}
