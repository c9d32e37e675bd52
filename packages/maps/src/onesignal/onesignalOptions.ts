import type { Delivery, OutcomeType } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * Who a customer is in OneSignal.
 * @public
 */
export interface OnesignalIdentity {
  readonly external_id: string;
}

/**
 * What a decision does in OneSignal: it is a custom event, which starts or continues journeys, or it sends one message
 * over one channel. A message has a template, by its id, or its text is given by `message`.
 * @public
 */
export type OnesignalTrigger =
  | { readonly event: string }
  | { readonly channel: 'push' | 'email' | 'sms'; readonly template?: string };

/**
 * What is written of a user, in the words of OneSignal's Create user.
 * @public
 */
export interface OnesignalUser {
  /** `tags`, `language`, `timezone_id`, `country` … */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Where the user can be reached: `{ type: 'Email', token: 'ada@example.com' }`. */
  readonly subscriptions?: readonly Readonly<Record<string, unknown>>[];
}

/**
 * One reported event, in the form of the guide: `event.kind`, `event.external_id`, `message.name` …
 * @public
 */
export type OnesignalReport = Readonly<Record<string, unknown>>;

/**
 * How to reach an app of OneSignal.
 * @public
 */
export interface OnesignalOptions extends CallOptions {
  /** App API key. */
  readonly key: string;
  /** The app's id, a UUID. */
  readonly appId: string;
  /** Default: the event `opportune_decision`. */
  readonly trigger?: OnesignalTrigger | ((delivery: Delivery) => OnesignalTrigger);
  /** Default: the customer's id as `external_id`. */
  readonly identify?: (delivery: Delivery) => OnesignalIdentity;
  /**
   * What the message shows: `payload` of the event, or `custom_data` of the template, of 2 kB at most. Default: the
   * fields of the action's content.
   */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Further fields of a message, for example `contents`, `email_subject`, `url`, `ttl`, `data`. Default: none. */
  readonly message?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** What to write to the user before, in a request of its own. Undefined writes nothing. Default: nothing. */
  readonly profile?: (delivery: Delivery) => OnesignalUser | undefined;
  /** What event streams have to repeat in a header; several while you replace it. Without one there is no `read`. */
  readonly secret?: string | readonly string[];
  /** The header with the secret. Default `x-opportune-secret`. */
  readonly secretHeader?: string;
  /** Whose event it is. Default: `event.external_id`. Entries without a customer are skipped. */
  readonly customer?: (report: OnesignalReport) => string | undefined | Promise<string | undefined>;
  /** Kinds of events to read beside the usual ones, or otherwise: `{ 'message.iam.clicked': 'click' }`. */
  readonly outcomes?: Readonly<Record<string, OutcomeType>>;
  /** The channel that outcomes name. Default: the one in the kind of the event, `push`, `email` or `sms`. */
  readonly channel?: string;
  /** Default `https://api.onesignal.com`. */
  readonly baseUrl?: string;
}
