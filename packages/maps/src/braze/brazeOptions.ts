import type { Delivery } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * Who a customer is in Braze: one of the two.
 * @public
 */
export type BrazeIdentity =
  | { readonly external_id: string }
  | { readonly user_alias: { readonly alias_name: string; readonly alias_label: string } };

/**
 * What a decision does in Braze: it is a custom event, or it sends a campaign, starts a canvas, or sends a transactional
 * campaign, each named by its id in the API.
 * @public
 */
export type BrazeTrigger =
  | { readonly event: string }
  | { readonly campaign: string }
  | { readonly canvas: string }
  | { readonly transactional: string };

/**
 * What a postback names.
 * @public
 */
export interface BrazeReport {
  /** The decision, `external_send_id` in Braze. */
  readonly decision: string;
  /** Braze's id of the message, `dispatch_id`. */
  readonly dispatch: string;
  /** `campaign_api_id`. */
  readonly campaign: string | undefined;
}

/**
 * How to reach a workspace of Braze.
 * @public
 */
export interface BrazeOptions extends CallOptions {
  /** REST API key, with the permission of the endpoint that `trigger` uses. */
  readonly key: string;
  /** REST endpoint of the instance: `https://rest.fra-01.braze.eu`. Each has its own, so there is no default. */
  readonly baseUrl: string;
  /** Default: the event `Opportune Decision`. The name of an event has at most 255 characters. */
  readonly trigger?: BrazeTrigger | ((delivery: Delivery) => BrazeTrigger);
  /** Default: the customer's id as `external_id`. */
  readonly identify?: (delivery: Delivery) => BrazeIdentity;
  /** What the message shows: it travels in the trigger itself. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Attributes of the profile to write in the same request. Undefined writes nothing. Default: nothing. */
  readonly profile?: (delivery: Delivery) => Readonly<Record<string, unknown>> | undefined;
  /** What postbacks have to repeat in a header; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /** The header with the secret. Default `x-opportune-secret`. */
  readonly secretHeader?: string;
  /** Whose decision it was, which a postback does not say. Needed with `secret`. Entries without a customer are skipped. */
  readonly customer?: (report: BrazeReport) => string | undefined | Promise<string | undefined>;
  /** The channel that outcomes name. Default `email`. */
  readonly channel?: string;
}
